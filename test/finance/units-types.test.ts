import assert from "node:assert/strict";
import { table } from "arquero";
import {
  basisPoints,
  bp,
  jpyPerUsd,
  jpyTn,
  type JpyTn,
  money,
  pct,
  price,
  type Rate,
  ratio,
  usdBn,
  usdTn,
  type UsdTn,
  volatilityPct,
  years,
} from "../../src/base/units.ts";
import { bidGap } from "../../src/finance/bid-gap.ts";
import { bondPrice } from "../../src/finance/bond-price.ts";
import { bondYield } from "../../src/finance/bond-yield.ts";
import { breakEvenFx } from "../../src/finance/break-even-fx.ts";
import { carryToVol } from "../../src/finance/carry-to-vol.ts";
import { cipForward } from "../../src/finance/cip-forward.ts";
import { flowImpact } from "../../src/finance/flow-impact.ts";
import { noFxMove } from "../../src/finance/fx-move.ts";
import { gordonGrowth } from "../../src/finance/gordon-growth.ts";
import { hedgeCost } from "../../src/finance/hedge-cost.ts";
import { hedgedReturn } from "../../src/finance/hedged-return.ts";
import { mortgagePayment } from "../../src/finance/mortgage.ts";
import { policyTransmission } from "../../src/finance/policy-transmission.ts";
import { priceShock } from "../../src/finance/price-shock.ts";
import { relativePickup, relativePickupShift } from "../../src/finance/relative-pickup.ts";
import { scenario } from "../../src/finance/scenario.ts";
import { tpShock } from "../../src/finance/term-premium.ts";
import { chain } from "../../src/finance/transmission-chain.ts";
import { unwindSpiral } from "../../src/finance/unwind-spiral.ts";
import { bondPrice as bondPriceVerb } from "../../src/tables/bond-price.ts";
import { hedgeCost as hedgeCostVerb } from "../../src/tables/hedge-cost.ts";

/*
 * What must not compile. The type check fails where one of these lines starts to compile, because an expected error is then
 * missing; the tests add that the run-time check, for cells whose types are stripped, refuses what it can.
 */
const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };
const bond = { method: "approximate", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(1), fxMove: noFxMove } as const;

const percentsAsRates: [what: string, call: () => unknown][] = [
  // @ts-expect-error -- a bare 4.5 is not a rate: percent or decimal?
  ["hedgeCost", () => hedgeCost({ mode: "rateDifferential", ...rates, usRate: 4.5 })],
  // @ts-expect-error -- nor is a bare 4.3
  ["hedgedReturn", () => hedgedReturn({ ...bond, ustYield: 4.3 })],
  // @ts-expect-error -- an impact in basis points is not a rate
  ["relativePickup", () => relativePickup({ hedged: pct(0.3), jgbYield: basisPoints(150) })],
  // @ts-expect-error -- a policy change in basis points is bp(50), not 50
  ["relativePickupShift", () => relativePickupShift({ policyChange: 50, passThrough: ratio(1) })],
  // @ts-expect-error -- a price per 100 is not a yield
  ["breakEvenFx", () => breakEvenFx({ ustYield: price(95.49), alternative: pct(1.5), spot: jpyPerUsd(155), horizon: years(1) })],
];

/** Compiled, never run: each line mixes what does not mix. */
function neverCalled(): unknown[] {
  const dollars: UsdTn = usdTn(1.13);
  // @ts-expect-error -- trillions of dollars are not trillions of yen
  const yen: JpyTn = dollars;
  // @ts-expect-error -- nor are billions trillions
  const trillions: UsdTn = usdBn(1130);
  // @ts-expect-error -- a rate is not an amount of yen
  const rate: Rate = jpyTn(5);
  return [
    ...[yen, trillions, rate],
    // @ts-expect-error -- a hedge ratio is a ratio, not a rate
    hedgedReturn({ ...bond, hedgeRatio: pct(60) }),
    // @ts-expect-error -- an FX move says whether it is simple or log
    hedgedReturn({ ...bond, fxMove: pct(-5) }),
    // @ts-expect-error -- the method has no default
    hedgedReturn({ ...rates, ustYield: pct(4.3), hedgeRatio: ratio(1), fxMove: noFxMove }),
    // @ts-expect-error -- the basis has no default
    hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5) }),
    // @ts-expect-error -- a cost from the forward needs the forward's tenor
    hedgeCost({ mode: "spotDiscount", ...rates }),
    // @ts-expect-error -- a tenor is in years
    hedgeCost({ mode: "spotDiscount", ...rates, tenor: ratio(1) }),
    // @ts-expect-error -- a spot is yen per dollar, not a bare number
    cipForward({ ...rates, spot: 155, tenor: years(1), compounding: "simple" }),
    // @ts-expect-error -- a volatility is not a rate
    carryToVol({ usRate: pct(4.5), jpRate: pct(0.5), volatility: pct(10), volatilityKind: "implied" }),
    // @ts-expect-error -- nor a rate a volatility
    carryToVol({ usRate: volatilityPct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" }),
    // @ts-expect-error -- a band that is not there cannot be weighed
    scenario({ unit: "rate", bands: [{ name: "A", from: pct(4), to: pct(5) }] }).weightedMean({ A: ratio(0.5), B: ratio(0.5) }),
    // @ts-expect-error -- a pickup compares rates, not the results around them
    relativePickup({ hedged: hedgedReturn(bond), jgbYield: pct(1.5) }),
  ];
}

const tenYears = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" } as const;
const flow = { window: "year", holder: "private" } as const;
const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 } as const;

/** The same for bonds, flows, repricing, tables and chains. */
function neverCalledEither(): unknown[] {
  const rows = table({ y: [0.043] });
  return [
    // @ts-expect-error -- a yield is not a price
    bondYield({ ...tenYears, cleanPrice: pct(99) }),
    // @ts-expect-error -- a price is not a yield
    bondPrice({ ...tenYears, yieldToMaturity: price(99) }),
    // @ts-expect-error -- a return is not a price: the price before and the return go in apart
    bondYield({ ...tenYears, cleanPrice: priceShock({ ...tenYears, yieldToMaturity: pct(4), yieldChange: bp(50) }).value }),
    // @ts-expect-error -- a yield change in basis points is bp(50), a rate
    priceShock({ ...tenYears, yieldToMaturity: pct(4), yieldChange: basisPoints(50) }),
    // @ts-expect-error -- the convention has no default
    bondPrice({ coupon: pct(4), tenor: years(10), frequency: 2, yieldToMaturity: pct(4) }),
    // @ts-expect-error -- a premium moves in basis points that stay in basis points
    tpShock({ yield: pct(4.3), premiumChange: bp(100) }),
    // @ts-expect-error -- USD bn of flow, not trillions
    flowImpact({ ...flow, lostBid: usdTn(0.05), gdp: usdTn(30) }),
    // @ts-expect-error -- GDP is in trillions
    flowImpact({ ...flow, lostBid: usdBn(50), gdp: usdBn(30_000) }),
    // @ts-expect-error -- issuance in yen does not divide a bid in dollars
    bidGap({ lostBid: usdBn(25), netIssuance: jpyTn(30) }),
    // @ts-expect-error -- an amount is not a rate
    mortgagePayment({ ...loan, annualRate: money(6.5) }),
    // @ts-expect-error -- a dividend is an amount
    gordonGrowth({ nextDividend: pct(5), discountRate: pct(8), growth: pct(5) }),
    // @ts-expect-error -- a gain is a ratio
    unwindSpiral({ rule: "gain", gain: pct(50), shock: pct(-1) }),
    // @ts-expect-error -- in a table a value has its unit too
    bondPriceVerb(rows, { ...tenYears, yieldToMaturity: 4.3 }),
    // @ts-expect-error -- and conventions have no default there
    hedgeCostVerb(rows, { usRate: "y", jpRate: "y", basis: bp(0) }),
    // @ts-expect-error -- a part that the helper does not have
    bondPriceVerb(rows, { ...tenYears, yieldToMaturity: "y", parts: ["duration"] }),
    // @ts-expect-error -- an edge from bp to USD bn is not one from pp
    chain({ us10: "bp", bid: "usdBn" }).edge("us10", "bid", { beta: 1, unit: "usdBn per pp", source: "assumption" }),
    // @ts-expect-error -- a shock to a node that is not there
    policyTransmission({ passThrough: ratio(1), hedgeRatio: ratio(1) }).propagate({ boj: bp(50) }),
  ];
}

describe("units in the types", () => {
  it("keeps the lines that must not compile", () => assert.equal(neverCalled.length + neverCalledEither.length, 0));

  it("are plain numbers at run time", () => {
    assert.equal(typeof pct(4.3), "number");
    assert.equal(pct(4.3) + bp(20), 0.045);
  });

  for (const [what, call] of percentsAsRates) {
    it(`and ${what} refuses a percent at run time, too`, () => {
      assert.throws(call, { code: "base/rate-looks-like-percent", message: /write pct\(/ });
    });
  }
});
