import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, dateParts, parseDate } from "../../src/base/calendar-date.ts";
import { basisPoints, bp, money, pct, type Rate, rate, ratio, usdBn, years } from "../../src/base/units.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { treasuryQuote } from "../../src/finance/bond-yield.ts";
import { isBusinessDay, usdJpySpotDate, usdJpyValueDate } from "../../src/finance/business-day.ts";
import { usdJpyTenor } from "../../src/finance/cip-forward.ts";
import { claimedElasticity } from "../../src/finance/claimed-elasticity.ts";
import { flowImpact } from "../../src/finance/flow-impact.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { hedgedReturnGrid } from "../../src/finance/hedged-return-grid.ts";
import { monteCarlo } from "../../src/finance/monte-carlo.ts";
import { mortgagePayment, mortgageSchedule, mortgageShock } from "../../src/finance/mortgage.ts";
import { fittedCurve, nelsonSiegelZero, svenssonZero, tauFromDecay, zeroLoadings } from "../../src/finance/nelson-siegel.ts";
import { priceShock } from "../../src/finance/price-shock.ts";
import { repatriationPath } from "../../src/finance/repatriation-path.ts";
import { annualVolatility, sharpeRatio } from "../../src/finance/return-statistics.ts";
import { stressGrid } from "../../src/finance/stress-grid.ts";
import { tpShock } from "../../src/finance/term-premium.ts";
import { tornado } from "../../src/finance/tornado.ts";
import { assertNear } from "./near.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const someRate = (min: number, max: number) => between(min, max).map(rate);
const runs = { seed: 83, numRuns: 200 };
const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(parseDate("2004-01-01"), days));

describe("second ways: bonds and curves", () => {
  it("priceShock is two bond prices, and its expansion misses by the third order", () => {
    const bond = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
    fc.assert(
      fc.property(someRate(0, 0.1), someRate(-0.02, 0.02), (yieldToMaturity, yieldChange) => {
        const { value, parts } = priceShock({ ...bond, yieldToMaturity, yieldChange });
        const after = bondPrice({ ...bond, yieldToMaturity: (yieldToMaturity + yieldChange) as Rate }).value;
        assertNear(parts.cleanAfter, after, 1e-9);
        assertNear(parts.cleanBefore * (1 + value), after, 1e-9);
        assert.ok(Math.abs(value - parts.byDurationAndConvexity) <= 300 * Math.abs(yieldChange) ** 3 + 1e-12);
      }),
      runs,
    );
  });

  it("treasuryQuote reads back what is written in 32nds and eighths", () => {
    const quotes = fc.tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(quotes, ([handle, ticks, eighths]) => {
        const value = treasuryQuote(`${handle}-${String(ticks).padStart(2, "0")}${eighths}`);
        assert.equal(value * 256, handle * 256 + ticks * 8 + eighths);
      }),
      runs,
    );
  });

  it("svenssonZero without a second hump is nelsonSiegelZero, and the mean of its forwards", () => {
    fc.assert(
      fc.property(between(-0.05, 0.05), between(0.5, 10), between(0.5, 20), between(0.1, 30), (beta, tau1, tau2, tenor) => {
        const shape = { beta0: 0.04, beta1: -0.02, beta2: beta, tau1: years(tau1) };
        const flat = svenssonZero({ parameters: { ...shape, beta3: 0, tau2: years(tau2) }, tenor: years(tenor) }).value;
        assertNear(flat, nelsonSiegelZero({ parameters: shape, tenor: years(tenor) }).value, 1e-15);
        const parameters = { ...shape, beta3: -beta, tau2: years(tau2) };
        const curve = fittedCurve(parameters);
        const steps = 4000;
        let sum = 0;
        for (let k = 0; k < steps; k++) sum += curve.forward(years(((k + 0.5) * tenor) / steps));
        assertNear(svenssonZero({ parameters, tenor: years(tenor) }).value, sum / steps, 1e-6);
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it("tauFromDecay turns a decay a month into the same loadings", () => {
    fc.assert(
      fc.property(between(0.005, 0.5), between(1, 360), (decay, monthsAhead) => {
        const [, slope] = zeroLoadings(years(monthsAhead / 12), { beta0: 0, beta1: 0, beta2: 0, tau1: tauFromDecay(decay) });
        assertNear(slope, (1 - Math.exp(-decay * monthsAhead)) / (decay * monthsAhead), 1e-9);
      }),
      runs,
    );
  });

  it("tpShock adds, and takes back what it adds", () => {
    fc.assert(
      fc.property(someRate(-0.02, 0.2), between(-500, 500), (level, move) => {
        const moved = tpShock({ yield: level, premiumChange: basisPoints(move) }).value;
        assertNear(tpShock({ yield: moved, premiumChange: basisPoints(-move) }).value, level, 1e-15);
      }),
      runs,
    );
  });
});

describe("second ways: dates", () => {
  it("a spot date is open in both markets, two Tokyo days on at the least, and a forward settles on an open day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 24 }), (trade, ahead) => {
        const spotDate = usdJpySpotDate(trade);
        assert.ok(isBusinessDay(spotDate, ["US", "Japan"]));
        let open = 0;
        for (let each = addDays(trade, 1); each <= spotDate; each = addDays(each, 1)) if (isBusinessDay(each, ["Japan"])) open++;
        assert.ok(open >= 2, `${open} days`);
        const valueDate = usdJpyValueDate({ spotDate, months: ahead });
        assert.ok(isBusinessDay(valueDate, ["US", "Japan"]));
        const [from, to] = [dateParts(spotDate), dateParts(valueDate)];
        assert.equal(to.year * 12 + to.month, from.year * 12 + from.month + ahead);
        const { us, jp } = usdJpyTenor({ spotDate, valueDate });
        assertNear(us * 360, valueDate - spotDate, 1e-9);
        assertNear(jp * 365, valueDate - spotDate, 1e-9);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

describe("second ways: flows and repricing", () => {
  it("a path home closes lambda of the gap each year, and what is home and what is left are the target", () => {
    fc.assert(
      fc.property(between(0.01, 1), between(0, 1), fc.integer({ min: 1, max: 30 }), (lambda, shift, horizon) => {
        const terms = { mode: "partial adjustment", lambda: ratio(lambda), stock: usdBn(5000), years: horizon } as const;
        const { rows, parts } = repatriationPath({ ...terms, targetShift: ratio(shift) });
        let home = 0;
        for (const row of rows) {
          assertNear(row.flow, lambda * (parts.target - home), 1e-9);
          home += row.flow;
          assertNear(row.cumulative, home, 1e-8);
          assertNear(row.cumulative + row.remaining, parts.target, 1e-9);
        }
      }),
      runs,
    );
  });

  it("a claim put into the fan gives its own figures back, and crossed ranges hold the paired ones", () => {
    const range = fc.tuple(between(1, 100), between(0, 100)).map(([low, width]) => [low, low + width] as const);
    fc.assert(
      fc.property(range, range, ([low, high], [less, more]) => {
        const claim = { id: "claim", source: "an article", domain: "10-year", holder: "private", window: "year" } as const;
        const ends = { amount: [usdBn(low), usdBn(high)], rise: [basisPoints(less), basisPoints(more)] } as const;
        const of = (pairing: "paired" | "crossed") => claimedElasticity({ ...claim, ...ends, horizon: "long run", pairing });
        const [paired, crossed] = [of("paired"), of("crossed")];
        assert.ok(crossed.lowBp <= paired.lowBp + 1e-9 && (paired.highBp ?? 0) <= (crossed.highBp ?? 0) + 1e-9);
        const fan = flowImpact({
          lostBid: usdBn(low),
          window: "year",
          holder: "private",
          gdp: 30 as never,
          elasticities: [paired],
        });
        const [row] = fan.rows;
        const given = [row?.lowImpact ?? NaN, row?.highImpact ?? NaN];
        assert.ok(
          given.some((impact) => Math.abs(impact - less) < 1e-9),
          `${given.join(" to ")} without ${less}`,
        );
      }),
      runs,
    );
  });

  it("mortgageShock is two payments, and each schedule repays its loan", () => {
    const loan = { principal: money(500_000), term: years(5), paymentsPerYear: 12 } as const;
    fc.assert(
      fc.property(someRate(0, 0.1), someRate(-0.005, 0.05), between(0, 1.5), (treasuryYield, yieldChange, passThrough) => {
        const spread = pct(1.7);
        const after = Math.max(0, treasuryYield + spread + passThrough * yieldChange);
        const shock = mortgageShock({ ...loan, treasuryYield, spread, yieldChange, passThrough: ratio(passThrough) });
        const [before, later] = [treasuryYield + spread, after].map((annualRate) =>
          mortgagePayment({ ...loan, annualRate: rate(annualRate) }),
        );
        assertNear(shock.value, (later?.value ?? NaN) - (before?.value ?? NaN), 1e-8);
        const repaid = mortgageSchedule({ ...loan, annualRate: rate(after) }).rows.reduce((sum, row) => sum + row.principal, 0);
        assertNear(repaid, 500_000, 1e-5);
      }),
      { ...runs, numRuns: 50 },
    );
  });

  it("sharpeRatio is the mean over annualVolatility, whatever the size of the returns", () => {
    const sample = fc
      .array(between(-0.1, 0.1), { minLength: 3, maxLength: 40 })
      .filter((all) => Math.max(...all) - Math.min(...all) > 1e-3);
    fc.assert(
      fc.property(sample, between(0.1, 10), (returns, scale) => {
        const options = { returns, periodsPerYear: 252, riskFree: rate(0) };
        const value = sharpeRatio(options).value;
        const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
        assertNear(value, (252 * mean) / annualVolatility(options).value, 1e-6 * (1 + Math.abs(value)));
        const scaled = sharpeRatio({ ...options, returns: returns.map((each) => scale * each) }).value;
        assertNear(scaled, value, 1e-6 * (1 + Math.abs(value)));
      }),
      runs,
    );
  });
});

describe("second ways: scenarios", () => {
  it("a grid holds what its function gives, and the ready-made one what hedgedReturn gives", () => {
    const axis = fc.array(someRate(-0.05, 0.05), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(axis, axis, fc.constantFrom<"approximate" | "exact">("approximate", "exact"), (jpRates, fxMoves, method) => {
        const bond = { method, ustYield: pct(4.3), usRate: pct(4.5), basis: bp(-20), hedgeRatio: ratio(0.6) } as const;
        const one = (jpRate: Rate, move: Rate) => hedgedReturn({ ...bond, jpRate, fxMove: { simple: move } }).value;
        const ready = hedgedReturnGrid({ ...bond, jpRates, fxMoves });
        const own = stressGrid({
          ...{ name: "return", unit: "rate", cell: one },
          ...{ rows: { name: "boj", unit: "rate", values: jpRates }, columns: { name: "fx", unit: "rate", values: fxMoves } },
        });
        jpRates.forEach((jpRate, row) =>
          fxMoves.forEach((move, column) => {
            assert.equal(own.at(row, column), one(jpRate, move));
            assertNear(ready.at(row, column), one(jpRate, move), 1e-14);
          }),
        );
      }),
      { ...runs, numRuns: 50 },
    );
  });

  it("a tornado finds the coefficients of what is linear, and shares that sum to one", () => {
    fc.assert(
      fc.property(between(-5, 5), between(0.1, 5), (a, b) => {
        const inputs = { x: { base: 1, low: 0, high: 3 }, y: { base: 0, low: -1, high: 1 } };
        const { bars } = tornado({ inputs, model: ({ x, y }) => a * x + b * y, unit: "count" });
        assertNear(bars.find(({ input }) => input === "x")?.slope ?? NaN, a, 1e-9);
        assertNear(bars.find(({ input }) => input === "y")?.slope ?? NaN, b, 1e-9);
        assertNear(
          bars.reduce((sum, { shareOfVariance }) => sum + shareOfVariance, 0),
          1,
          1e-12,
        );
      }),
      runs,
    );
  });

  it("a simulation of what is linear gives the model at the means with mirrored draws, and near it without", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), between(-3, 3), between(-0.99, 0.99), (seed, slope, correlation) => {
        const factors = { x: { mean: 1, standardDeviation: 2 }, y: { mean: -1, standardDeviation: 1 } };
        const matrix = [
          [1, correlation],
          [correlation, 1],
        ];
        const model = ({ x, y }: { x: number; y: number }) => slope * x + y;
        const options = { factors, correlation: matrix, model, unit: "count", draws: 2000, seed } as const;
        assertNear(monteCarlo({ ...options, antithetic: true }).value, slope - 1, 1e-10);
        const { value, result } = monteCarlo({ ...options, antithetic: false });
        const variance = 4 * slope ** 2 + 1 + 4 * slope * correlation;
        assertNear(value, slope - 1, 6 * Math.sqrt(variance / 2000) + 1e-9);
        assertNear(result.parts.standardDeviation / Math.sqrt(variance), 1, 0.15);
      }),
      { ...runs, numRuns: 40 },
    );
  });
});
