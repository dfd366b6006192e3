import assert from "node:assert/strict";
import fc from "fast-check";
import { jump, nextUniform, nextWord, randomStream } from "../../src/finance/random.ts";

const words = (seed: number, count: number) => {
  const stream = randomStream(seed);
  return Array.from({ length: count }, () => nextWord(stream));
};

describe("randomStream", () => {
  it("is xoshiro128++: the reference implementation's words from the state 1, 2, 3, 4", () => {
    const stream = { words: Int32Array.of(1, 2, 3, 4) };
    const expected = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420];
    assert.deepEqual(
      expected.map(() => nextWord(stream)),
      expected,
    );
  });

  it("is seeded by SplitMix64: the words of the rand crate's Xoshiro128PlusPlus for the seed 0", () => {
    assert.deepEqual(words(0, 5), [1179900579, 1938959192, 3089844957, 3657088315, 1015453891]);
  });

  it("repeats for a seed and differs for another", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        assert.deepEqual(words(a, 4), words(a, 4));
        if (a !== b) assert.notDeepEqual(words(a, 4), words(b, 4));
      }),
      { seed: 20261122 },
    );
  });

  it("jumps to one place whether it steps before or after", () => {
    const [early, late] = [randomStream(7), randomStream(7)];
    nextWord(early);
    jump(early);
    jump(late);
    nextWord(late);
    assert.deepEqual(early.words, late.words);
    assert.notDeepEqual(late.words, randomStream(7).words);
  });

  it("gives uniform numbers in 0 to 1: mean, variance and each tenth within 4 standard errors", () => {
    const stream = randomStream(11);
    const count = 200_000;
    const tenths = new Array<number>(10).fill(0);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < count; i++) {
      const value = nextUniform(stream);
      assert.ok(value >= 0 && value < 1);
      sum += value;
      squares += (value - 0.5) ** 2;
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    assert.ok(Math.abs(sum / count - 0.5) < 4 * Math.sqrt(1 / 12 / count));
    assert.ok(Math.abs(squares / count - 1 / 12) < 4 * Math.sqrt(1 / 180 / count));
    for (const hits of tenths) assert.ok(Math.abs(hits - count / 10) < 4 * Math.sqrt(count * 0.09));
  });

  for (const seed of [-1, 0.5, NaN, 2 ** 53]) {
    it(`refuses ${seed} as a seed`, () => assert.throws(() => randomStream(seed), { code: "finance/seed-not-whole" }));
  }
});
