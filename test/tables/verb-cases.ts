import { bp, jpyPerUsd, money, pct, ratio, usdBn, usdTn, volatilityPct, years } from "../../src/base/units.ts";
import { zeroCurve } from "../../src/finance/zero-curve.ts";

/** A verb with all its options as values, and one of them that comes from a column with two values. */
export interface VerbCase {
  readonly name: string;
  readonly options: object;
  readonly vary: string;
  readonly values: readonly [unknown, unknown];
}

const curve = zeroCurve({ tenors: [1, 10, 30], zeroRates: [0.03, 0.04, 0.045], method: "linear", on: "zero", beyond: "refuse" });
const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) };
const whole = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" };
const dated = { coupon: pct(4), settlement: "2026-05-15", maturity: "2036-02-15", frequency: 2, convention: "ust-31cfr356" };
const bill = { days: 91, daysInYear: 365 };
const shape = { beta0: 0.04, beta1: -0.02, beta2: 0.01, tau1: years(2) };
const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 };
const gordon = { discountRate: pct(8), growth: pct(5) };

/** A case for each verb that adds a column a row. */
export const rowCases: readonly VerbCase[] = [
  {
    name: "convertRate",
    options: { rate: 0, from: { compounding: "compounded", perYear: 2 }, to: { compounding: "continuous" } },
    vary: "rate",
    values: [0.04, 0.05],
  },
  {
    name: "yearFraction",
    options: { start: "2026-05-15", dayCount: "Act/360" },
    vary: "end",
    values: ["2026-08-15", "2026-11-15"],
  },
  {
    name: "cipForward",
    options: { spot: jpyPerUsd(155), ...rates, compounding: "simple" },
    vary: "tenor",
    values: [0.25, 1],
  },
  { name: "forwardPoints", options: { spot: jpyPerUsd(155) }, vary: "forward", values: [149, 150] },
  {
    name: "impliedBasis",
    options: { spot: jpyPerUsd(155), usRate: pct(4.5), jpRate: pct(0.5), tenor: years(1), compounding: "continuous" },
    vary: "forward",
    values: [148.7, 149],
  },
  { name: "hedgeCost", options: { mode: "spotDiscount", ...rates, tenor: years(0.25) }, vary: "usRate", values: [0.045, 0.04] },
  {
    name: "hedgedReturn",
    options: { method: "exact", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(0.6), fxMove: { simple: pct(-5) } },
    vary: "ustYield",
    values: [0.043, 0.045],
  },
  { name: "relativePickup", options: { hedged: pct(0.3) }, vary: "jgbYield", values: [0.015, 0.02] },
  { name: "relativePickupShift", options: { policyChange: bp(50) }, vary: "passThrough", values: [0.5, 1.5] },
  {
    name: "breakEvenFx",
    options: { ustYield: pct(4.3), spot: jpyPerUsd(155), horizon: years(2) },
    vary: "alternative",
    values: [0.015, 0.02],
  },
  {
    name: "carryToVol",
    options: { usRate: pct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" },
    vary: "usRate",
    values: [0.045, 0.04],
  },
  {
    name: "matchedHedgedYield",
    options: { usSwapRate: pct(3.9), jpSwapRate: pct(1.9), basis: bp(-35), annuityRatio: ratio(0.9) },
    vary: "ustYield",
    values: [0.043, 0.045],
  },
  {
    name: "minimumVarianceHedgeRatio",
    options: { localVariance: 0.004, fxVariance: 0.01 },
    vary: "covariance",
    values: [0.003, -0.003],
  },
  {
    name: "rollingHedgeCost",
    options: { usRate: pct(4.5), basis: bp(-20), rollTenor: years(0.25), horizon: years(10) },
    vary: "jpRate",
    values: [0.005, 0.01],
  },
  {
    name: "goalSeekBoj",
    options: {
      jgbYield: pct(1.5),
      bojRate: pct(0.5),
      ...{ ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0) },
      from: pct(-5),
      to: pct(10),
    },
    vary: "passThrough",
    values: [0.5, 0.25],
  },
  { name: "accruedInterest", options: dated, vary: "settlement", values: ["2026-03-02", "2026-05-15"] },
  { name: "bondPrice", options: { ...dated, yieldToMaturity: pct(4.3) }, vary: "yieldToMaturity", values: [0.043, 0.045] },
  { name: "bondYield", options: whole, vary: "cleanPrice", values: [99, 101] },
  { name: "bondRisk", options: whole, vary: "yieldToMaturity", values: [0.043, 0.045] },
  { name: "priceShock", options: { ...whole, yieldToMaturity: pct(4.3) }, vary: "yieldChange", values: [0.002, 0.004] },
  {
    name: "horizonReturn",
    options: { ...whole, roll: "yieldAtHorizon", yieldToMaturity: pct(4.3), horizon: years(1), reinvestment: "none" },
    vary: "yieldAtHorizon",
    values: [0.042, 0.045],
  },
  { name: "jgbSimpleYield", options: { coupon: pct(1.5), tenor: years(10) }, vary: "cleanPrice", values: [95.4886, 100] },
  {
    name: "jgbPriceFromSimpleYield",
    options: { coupon: pct(1.5), tenor: years(10) },
    vary: "simpleYield",
    values: [0.015, 0.02],
  },
  { name: "billPrice", options: bill, vary: "discountRate", values: [0.036, 0.04] },
  { name: "billDiscountRate", options: bill, vary: "price", values: [98, 99] },
  { name: "billYield", options: bill, vary: "discountRate", values: [0.036, 0.04] },
  { name: "parYield", options: { curve, frequency: 2 }, vary: "tenor", values: [5, 10] },
  {
    name: "forwardYield",
    options: { nearZero: pct(4), nearTenor: years(1), farTenor: years(2), compounding: 2 },
    vary: "farZero",
    values: [0.045, 0.05],
  },
  { name: "nelsonSiegelZero", options: { parameters: shape }, vary: "tenor", values: [2, 10] },
  { name: "svenssonZero", options: { parameters: { ...shape, beta3: 0.01, tau2: years(10) } }, vary: "tenor", values: [2, 10] },
  { name: "spread", options: { b: pct(1.5) }, vary: "a", values: [0.043, 0.045] },
  {
    name: "interpolate",
    options: { tenors: [1, 2], zeroRates: [0.03, 0.04], method: "linear", on: "zero", beyond: "refuse" },
    vary: "tenor",
    values: [1.25, 1.5],
  },
  { name: "termPremium", options: { fittedYield: pct(4.28) }, vary: "riskNeutralYield", values: [0.0364, 0.04] },
  { name: "tpShock", options: { yield: pct(4.3) }, vary: "premiumChange", values: [50, 100] },
  { name: "impliedUnwindGain", options: { shock: pct(-2) }, vary: "total", values: [-0.04, -0.05] },
  { name: "bidGap", options: { netIssuance: usdBn(2000) }, vary: "lostBid", values: [25, 50] },
  { name: "depthImpact", options: { model: "linear", bpPerUsdBn: 0.04, depth: ratio(1) }, vary: "order", values: [25, 50] },
  {
    name: "ticFlow",
    options: { before: usdBn(1125.9), yieldChange: bp(-4), duration: years(6) },
    vary: "after",
    values: [1130.8, 1120],
  },
  {
    name: "bankEarnings",
    options: {
      ...{ repricingAssets: money(100), repricingFunding: money(120), assetBeta: ratio(0.8), fundingBeta: ratio(0.4) },
      ...{ yearShare: ratio(1), bonds: money(30), bondDuration: years(4), bondYieldChange: bp(25) },
    },
    vary: "rateChange",
    values: [0.0025, 0.005],
  },
  {
    name: "dcf",
    options: { cashFlows: [money(50), money(1050)], timing: "end of year" },
    vary: "discountRate",
    values: [0.05, 0.06],
  },
  {
    name: "twoStageDcf",
    options: { cashFlow: money(4), growth: pct(15), growthYears: 10, terminalGrowth: pct(3) },
    vary: "discountRate",
    values: [0.09, 0.1],
  },
  { name: "equityDuration", options: { model: "gordon", growth: pct(5) }, vary: "discountRate", values: [0.08, 0.09] },
  { name: "forwardPe", options: { payout: ratio(0.5), growth: pct(5) }, vary: "discountRate", values: [0.08, 0.09] },
  { name: "gordonGrowth", options: { nextDividend: money(3), growth: pct(5) }, vary: "discountRate", values: [0.08, 0.09] },
  { name: "gordonRepricing", options: { ...gordon, passThrough: ratio(1) }, vary: "yieldChange", values: [0.005, 0.01] },
  { name: "mortgagePayment", options: loan, vary: "annualRate", values: [0.065, 0.067] },
  {
    name: "mortgageShock",
    options: { ...loan, treasuryYield: pct(4.3), spread: pct(2.2), passThrough: ratio(1) },
    vary: "yieldChange",
    values: [0.002, 0.004],
  },
  {
    name: "peCompression",
    options: { pe: ratio(20), duration: years(20), passThrough: ratio(1), method: "exponential" },
    vary: "yieldChange",
    values: [0.005, 0.01],
  },
  {
    name: "portfolio6040",
    options: {
      ...{ equityWeight: ratio(0.6), bondDuration: years(8), bondConvexity: 77, equityDuration: years(20) },
      passThrough: ratio(1),
    },
    vary: "yieldChange",
    values: [0.0025, 0.005],
  },
];

/** A case for each verb that repeats a row for every row of its answer. */
export const rowsCases: readonly VerbCase[] = [
  { name: "flowImpact", options: { gdp: usdTn(30), window: "year", holder: "private" }, vary: "lostBid", values: [25, 50] },
  {
    name: "repatriationPath",
    options: { mode: "partial adjustment", stock: usdBn(5000), targetShift: ratio(0.1), years: 3 },
    vary: "lambda",
    values: [0.1, 0.2],
  },
  { name: "mortgageSchedule", options: { ...loan, term: years(1) }, vary: "annualRate", values: [0.065, 0.07] },
  {
    name: "stopVersusSell",
    options: {
      ...{ outstanding: usdBn(28_000), netIssuance: usdBn(1750), yearlyPurchases: usdBn(50), yearlySales: usdBn(50) },
      ...{ bpPerUsdBn: 0.2, bpPerSharePoint: 2.2, years: 3 },
    },
    vary: "holding",
    values: [1130, 760],
  },
  {
    name: "koreanEquity",
    options: { passThrough: ratio(0.7), riskPremiumChange: bp(0), usdKrwChange: pct(2), method: "linear" },
    vary: "us10Change",
    values: [0.0025, 0.005],
  },
  { name: "keyRateDuration", options: { ...whole, curve, keyTenors: [2, 5, 10] }, vary: "coupon", values: [0, 0.04] },
];
