import assert from "node:assert/strict";
import { choleskyFactor } from "../../src/finance/correlation.ts";
import { fillCorrelatedNormals, fillNormals, nextNormal } from "../../src/finance/normal-draws.ts";
import { randomStream } from "../../src/finance/random.ts";

const count = 1_000_000;

/** Probability of a normal beyond ±x, from tables (NIST DLMF 7.2: erfc(x/√2)). */
const beyond = [
  { x: 0.5, probability: 0.6170750774519738 },
  { x: 1, probability: 0.31731050786291415 },
  { x: 2, probability: 0.04550026389635842 },
  { x: 3, probability: 0.0026997960632601913 },
  { x: 3.6541528853610088, probability: 0.0002580324876539013 },
  { x: 4.2, probability: 0.00002669149586 },
];

describe("fillNormals", () => {
  for (const seed of [1, 20261122]) {
    const draws = new Float64Array(count);
    before(() => fillNormals(randomStream(seed), draws));

    it(`has the moments of N(0,1) within 4 standard errors (seed ${seed})`, () => {
      const moment = (power: number) => draws.reduce((sum, value) => sum + value ** power, 0) / count;
      const within = (value: number, expected: number, variance: number) =>
        assert.ok(Math.abs(value - expected) < 4 * Math.sqrt(variance / count), `${value} for ${expected}`);
      within(moment(1), 0, 1);
      within(moment(2), 1, 2);
      within(moment(3), 0, 15);
      within(moment(4), 3, 96);
    });

    it(`has its mass where the bell curve has it, tail included (seed ${seed})`, () => {
      for (const { x, probability } of beyond) {
        const hits = draws.reduce((sum, value) => sum + (Math.abs(value) > x ? 1 : 0), 0);
        const deviation = Math.sqrt(count * probability * (1 - probability));
        assert.ok(Math.abs(hits - count * probability) < 4 * deviation, `${hits} beyond ${x}`);
      }
    });

    it(`does not remember the draw before (seed ${seed})`, () => {
      let sum = 0;
      for (let i = 1; i < count; i++) sum += (draws[i] ?? NaN) * (draws[i - 1] ?? NaN);
      assert.ok(Math.abs(sum / count) < 4 / Math.sqrt(count));
    });
  }

  it("gives the sequence of nextNormal, across its blocks and through every branch", () => {
    const [filled, one] = [new Float64Array(20_000), randomStream(3)];
    fillNormals(randomStream(3), filled);
    filled.forEach((value, i) => assert.equal(value, nextNormal(one), `draw ${i}`));
    assert.ok(Math.max(...filled.map(Math.abs)) > 3.66, "the tail was drawn from");
  });

  it("fills the part it is told to and no more", () => {
    const draws = new Float64Array(10);
    fillNormals(randomStream(3), draws, 2, 5);
    assert.deepEqual(
      Array.from(draws, (value) => value !== 0),
      [false, false, true, true, true, false, false, false, false, false],
    );
  });
});

describe("fillCorrelatedNormals", () => {
  it("has the correlations asked for, with unit variances", () => {
    const matrix = [
      [1, 0.6, -0.3],
      [0.6, 1, 0.1],
      [-0.3, 0.1, 1],
    ];
    const draws = matrix.map(() => new Float64Array(300_000));
    fillCorrelatedNormals(randomStream(5), choleskyFactor(matrix).lower, draws);
    matrix.forEach((row, i) => {
      row.forEach((expected, j) => {
        const [a, b] = [draws[i], draws[j]];
        assert.ok(a && b);
        const found = a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0) / a.length;
        assert.ok(Math.abs(found - expected) < 4 * Math.sqrt((1 + expected ** 2) / a.length), `${i},${j}: ${found}`);
      });
    });
  });

  it("makes factors that are perfectly correlated the same", () => {
    const draws = [new Float64Array(5000), new Float64Array(5000)] as const;
    const ones = [
      [1, 1],
      [1, 1],
    ];
    fillCorrelatedNormals(randomStream(5), choleskyFactor(ones).lower, draws);
    assert.deepEqual(draws[0], draws[1]);
  });
});
