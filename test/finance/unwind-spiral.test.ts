import assert from "node:assert/strict";
import fc from "fast-check";
import { basisPoints, jpyPerUsd, pct, type Rate, rate, ratio, usdBn } from "../../src/base/units.ts";
import { simpleFxMove } from "../../src/finance/fx-move.ts";
import { impliedUnwindGain, type UnwindRule, unwindSpiral } from "../../src/finance/unwind-spiral.ts";
import { assertNear } from "./near.ts";
import { august2024, gainCases } from "./vectors/unwind.ts";

/** A spiral that must come to rest. */
function resting(rule: UnwindRule, shock: Rate = pct(-1)) {
  const spiral = unwindSpiral({ ...rule, shock });
  assert.ok(!spiral.diverges);
  return spiral;
}

const positions = usdBn(250);
const impactPerUsdBn = basisPoints(0.2);
const leveraged = (leverage: number): UnwindRule => ({ rule: "leverage", positions, leverage: ratio(leverage), impactPerUsdBn });
const stops = (first: number, last: number, impact = 0.2): UnwindRule => ({
  rule: "stop-loss",
  positions,
  firstStop: pct(first),
  lastStop: pct(last),
  impactPerUsdBn: basisPoints(impact),
});
const volatility = (decay: number): UnwindRule => ({
  rule: "volatility target",
  positions,
  dailyVolatility: pct(0.6),
  decay: ratio(decay),
  impactPerUsdBn,
});

describe("unwindSpiral by gain", () => {
  for (const { gain, multiple } of gainCases) {
    it(`multiplies a shock by ${multiple} at a gain of ${gain}`, () => {
      const { parts } = resting({ rule: "gain", gain: ratio(gain) });
      assertNear(parts.multiple, multiple, 1e-12);
      assertNear(parts.total, -0.01 * multiple, 1e-12);
    });
  }

  for (const gain of [1, 1.5]) {
    it(`diverges at a gain of ${gain}, with the first rounds and no error`, () => {
      const spiral = unwindSpiral({ rule: "gain", gain: ratio(gain), shock: pct(-1) });
      assert.ok(spiral.diverges);
      assertNear(spiral.gain, gain, 0);
      assertNear(spiral.rows[1]?.change ?? NaN, -0.01 * gain, 1e-15);
      assertNear(spiral.rows[2]?.total ?? NaN, -0.01 * (1 + gain + gain ** 2), 1e-15);
      assert.match(spiral.toString(), /finance\/diverges/);
    });
  }

  it("is the sum of its rounds", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.97, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        (gain, shock) => {
          const { rows, parts } = resting({ rule: "gain", gain: ratio(gain) }, rate(shock));
          let sum = 0;
          for (let round = 0; round < 2000; round += 1) sum += shock * gain ** round;
          assertNear(parts.total, sum, 1e-12);
          const left = gain ** rows.length;
          assertNear(rows.at(-1)?.total ?? NaN, parts.total * (1 - left), 1e-12);
          assert.ok(rows.length <= 100 && (left <= 1e-4 || rows.length === 100));
        },
      ),
      { seed: 41 },
    );
  });
});

describe("unwindSpiral by leverage", () => {
  it("has a gain of impact × positions × (leverage - 1)", () => {
    const { parts, rows } = resting(leveraged(11));
    assertNear(parts.gain, 0.00002 * 250 * 10, 1e-15);
    assertNear(parts.total, -0.01 / (1 - 0.05), 1e-12);
    assertNear(rows[0]?.sales ?? NaN, 250 * 10 * 0.01, 1e-12);
    assertNear(parts.sales, (250 * 10 * 0.01) / 0.95, 1e-9);
  });

  it("does nothing without leverage, diverges with enough of it, and warns when more is sold than is held", () => {
    assertNear(resting(leveraged(1)).parts.multiple, 1, 1e-12);
    assert.ok(unwindSpiral({ ...leveraged(201), shock: pct(-1) }).diverges);
    assert.deepEqual(
      resting(leveraged(120)).warnings.map(({ code }) => code),
      ["finance/sold-out"],
    );
  });

  it("takes positions down by the sales of each round", () => {
    for (const [index, row] of resting(leveraged(30)).rows.entries()) {
      const before = index === 0 ? 250 : (resting(leveraged(30)).rows[index - 1]?.positions ?? NaN);
      assertNear((row.positions ?? NaN) + (row.sales ?? NaN), before, 1e-9);
    }
  });
});

describe("unwindSpiral by stop-loss", () => {
  it("stops where no stop is reached", () => {
    const { parts, rows } = resting(stops(2, 6));
    assertNear(parts.multiple, 1, 1e-12);
    assert.equal(rows.length, 1);
  });

  it("comes to rest where the move is the shock and the impact of all that it stops out", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.03, noNaN: true }),
        fc.double({ min: 0.001, max: 0.05, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: -0.1, max: -0.001, noNaN: true }),
        (first, width, impact, shock) => {
          const rule = stops(first * 100, (first + width) * 100, impact);
          const { parts } = resting(rule, rate(shock));
          const out = 250 * Math.min(1, Math.max(0, (Math.abs(parts.total) - first) / width));
          assertNear(Math.abs(parts.total), Math.abs(shock) + (impact / 10_000) * out, 1e-6);
          assertNear(parts.sales, out, 0.05 + 250 * (1e-6 / width));
        },
      ),
      { seed: 42 },
    );
  });

  it("runs through all stops when their gain is above 1, and no further", () => {
    const { parts } = resting(stops(0.5, 1, 0.4));
    assert.ok(parts.gain > 1);
    assertNear(parts.sales, 250, 1e-9);
    assertNear(parts.total, -(0.01 + 0.00004 * 250), 1e-12);
  });
});

describe("unwindSpiral by volatility target", () => {
  it("cuts positions in proportion to the rise of volatility, by hand for the first day", () => {
    const { rows } = resting(volatility(0.94), pct(-2));
    const after = Math.sqrt(0.94 * 0.006 ** 2 + 0.06 * 0.02 ** 2);
    assertNear(rows[0]?.positions ?? NaN, (250 * 0.006) / after, 1e-9);
    assertNear(rows[1]?.move ?? NaN, -0.00002 * (rows[0]?.sales ?? NaN), 1e-15);
  });

  it("does not sell after a move smaller than usual, or when volatility is not updated", () => {
    assertNear(resting(volatility(0.94), pct(-0.3)).parts.sales, 0, 0);
    assertNear(resting(volatility(1), pct(-5)).parts.sales, 0, 0);
  });

  it("never sells more than is held, and moves the further the larger the shock", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.2, noNaN: true }), (decay, size) => {
        const small = resting(volatility(decay), rate(-size)).parts;
        const large = resting(volatility(decay), rate(-size * 1.5)).parts;
        assert.ok(small.sales >= 0 && small.sales <= 250);
        assert.ok(large.total <= small.total + 1e-12);
      }),
      { seed: 43 },
    );
  });
});

describe("impliedUnwindGain", () => {
  it("puts the gain back for any spiral that comes to rest", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), (gain) => {
        const { total } = resting({ rule: "gain", gain: ratio(gain) }, pct(-0.5)).parts;
        assertNear(impliedUnwindGain({ shock: pct(-0.5), total }).value, gain, 1e-9);
      }),
      { seed: 44 },
    );
  });

  it("sizes August 2024: if 2% of the fall was the news, the gain was 0.57", () => {
    const { before, after, change } = august2024.usdJpy;
    const total = simpleFxMove({ from: jpyPerUsd(before), to: jpyPerUsd(after) });
    assertNear(total, change, august2024.tolerance);
    assertNear(impliedUnwindGain({ shock: pct(-2), total }).value, 0.5693, 1e-4);
  });
});

describe("unwindSpiral's rejected inputs", () => {
  const rejected: [name: string, code: string, call: () => unknown][] = [
    ["a shock in percent", "base/rate-looks-like-percent", () => resting({ rule: "gain", gain: ratio(0.5) }, -2 as never)],
    ["a gain below zero", "finance/negative", () => resting({ rule: "gain", gain: ratio(-0.5) })],
    ["a missing gain", "base/not-finite", () => resting({ rule: "gain", gain: NaN as never })],
    ["a leverage below 1", "finance/negative", () => resting(leveraged(0.5))],
    ["no positions", "base/not-positive", () => resting({ ...leveraged(2), positions: usdBn(0) } as UnwindRule)],
    ["stops in the wrong order", "base/not-positive", () => resting(stops(3, 2))],
    ["a decay above 1", "finance/share-out-of-range", () => resting(volatility(94))],
    ["a total smaller than the shock", "finance/negative", () => impliedUnwindGain({ shock: pct(-3), total: pct(-2) })],
    ["a total the other way", "base/not-positive", () => impliedUnwindGain({ shock: pct(-3), total: pct(2) })],
  ];
  for (const [name, code, call] of rejected) it(`refuses ${name}`, () => assert.throws(call, { code }));
});
