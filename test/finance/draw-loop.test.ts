import assert from "node:assert/strict";
import { drawLoop } from "../../src/finance/draw-loop.ts";

const factors = [
  { mean: 1, standardDeviation: 0.5 },
  { mean: -2, standardDeviation: 0.25 },
];
const normals = [Float64Array.of(1, -1, 2), Float64Array.of(4, 8, -4)];

describe("drawLoop", () => {
  it("puts each draw on its factor's scale, and its mirror on the other side of the means", () => {
    const seen: object[] = [];
    const outcomes = new Float64Array(8);
    const loop = drawLoop<{ a: number; b: number }>(["a", "b"], factors, 2);
    loop(normals, (draw) => seen.push(draw) * draw.a, { outcomes, first: 2, count: 3 });
    assert.deepEqual(seen, [
      { a: 1.5, b: -1 },
      { a: 0.5, b: -3 },
      { a: 0.5, b: 0 },
      { a: 1.5, b: -4 },
      { a: 2, b: -3 },
      { a: 0, b: -1 },
    ]);
    assert.deepEqual([...outcomes], [0, 0, 1 * 1.5, 2 * 0.5, 3 * 0.5, 4 * 1.5, 5 * 2, 6 * 0]);
  });

  for (const name of ["__proto__", "class", "US 10y", 'a"b', "${1}", "line\nbreak\u2028", "2026", "constructor", ""]) {
    it(`gives a factor called ${JSON.stringify(name)} as a property of the draw's own`, () => {
      const outcomes = new Float64Array(1);
      const loop = drawLoop<Record<string, number>>([name], factors, 1);
      loop(normals, (draw) => Object.getOwnPropertyDescriptor(draw, name)?.value as number, { outcomes, first: 0, count: 1 });
      assert.deepEqual([...outcomes], [1.5]);
    });
  }

  it("lets what the model throws through", () => {
    const loop = drawLoop<{ a: number }>(["a"], factors, 1);
    const fail = () => {
      throw new RangeError("outside");
    };
    assert.throws(() => loop(normals, fail, { outcomes: new Float64Array(1), first: 0, count: 1 }), RangeError);
  });
});
