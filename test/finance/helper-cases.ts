import {
  basisPoints,
  bp,
  jpyPerUsd,
  money,
  pct,
  price,
  rate,
  ratio,
  usdBn,
  usdTn,
  volatilityPct,
  years,
} from "../../src/base/units.ts";
import { entry, matrix } from "../../src/finance/dense-matrix.ts";
import { zeroCurve } from "../../src/finance/zero-curve.ts";
import { affinePanel, ordinaryWorld } from "./affine-panel.ts";

/** Valid options for a helper that a cell can import; several where it has several forms. */
export type HelperCases = Readonly<Record<string, readonly object[]>>;

const curve = zeroCurve({ tenors: [1, 10, 30], zeroRates: [0.03, 0.04, 0.045], method: "linear", on: "zero", beyond: "refuse" });
const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(-20) };
const whole = { coupon: pct(4.3), tenor: years(10), frequency: 2, convention: "street" };
const dated = {
  ...{ coupon: pct(4), settlement: "2026-05-15", maturity: "2036-02-15", frequency: 2, convention: "ust-31cfr356" },
  ...{ issue: "2026-02-15", firstCoupon: "2026-08-15", endOfMonth: false },
};
const loan = { principal: money(500_000), term: years(30), paymentsPerYear: 12 };
const twoStage = { cashFlow: money(4), growth: pct(15), growthYears: 10, terminalGrowth: pct(3), discountRate: pct(9) };
const shape = { beta0: 0.04, beta1: -0.02, beta2: 0.01, tau1: years(2) };
const unwind = { shock: pct(-2), positions: usdBn(500), impactPerUsdBn: basisPoints(0.5) };
const nodes = { tenors: [0.5, 1, 2, 5, 7, 10, 30], zeroRates: [0.03, 0.031, 0.033, 0.036, 0.038, 0.04, 0.045] };
const shapeOf = { method: "monotoneCubic", on: "zero", beyond: "refuse" };
const today = { ustYield: pct(4.3), ...rates, jgbYield: pct(1.5) };
const months = affinePanel(ordinaryWorld, 60, 5).zeroYields;
const shortPanel = matrix(60, 24, (row, column) => entry(months, row, column));

export const helperCases: HelperCases = {
  convertRate: [
    { rate: pct(4), from: { compounding: "compounded", perYear: 2 }, to: { compounding: "continuous" } },
    { rate: pct(4), from: { compounding: "continuous" }, to: { compounding: "simple", years: years(0.5) } },
  ],
  yearFraction: [
    { start: "2026-05-15", end: "2026-08-15", dayCount: "Act/360" },
    {
      start: "2026-05-15",
      end: "2026-08-15",
      dayCount: "ActAct ICMA",
      reference: { start: "2026-02-15", end: "2026-08-15", months: 6 },
    },
  ],
  adjustDate: [{ date: "2026-05-31", markets: ["US"], roll: "modified following" }],
  addBusinessDays: [{ date: "2026-05-01", days: 1, markets: ["Japan"] }],
  usdJpyValueDate: [{ spotDate: "2026-05-19", months: 3 }],
  usdJpyTenor: [{ spotDate: "2026-05-19", valueDate: "2026-08-19" }],
  cipForward: [
    { spot: jpyPerUsd(155), ...rates, tenor: years(0.25), compounding: "simple" },
    { spot: jpyPerUsd(155), ...rates, tenor: { us: years(0.26), jp: years(0.25) }, compounding: "compounded" },
  ],
  forwardPoints: [{ spot: jpyPerUsd(155), forward: jpyPerUsd(150) }],
  impliedBasis: [
    { spot: jpyPerUsd(155), forward: jpyPerUsd(149), usRate: pct(4.5), jpRate: pct(0.5), tenor: years(1), compounding: "simple" },
  ],
  hedgeCost: [
    { mode: "rateDifferential", ...rates },
    { mode: "logForward", ...rates, tenor: { us: years(0.26), jp: years(0.25) } },
  ],
  hedgedReturn: [
    { method: "exact", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(0.6), fxMove: { simple: pct(-5) }, priceChange: pct(1) },
    { method: "approximate", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(0.6), fxMove: { log: pct(-5) } },
    { method: "exact", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(1), fxMove: { from: jpyPerUsd(155), to: jpyPerUsd(150) } },
  ],
  relativePickup: [{ hedged: pct(0.3), jgbYield: pct(1.5) }],
  relativePickupShift: [{ policyChange: bp(50), passThrough: ratio(1.5) }],
  pickupAttribution: [{ before: today, after: { ...today, usRate: pct(4) } }],
  breakEvenFx: [{ ustYield: pct(4.3), alternative: pct(1.5), spot: jpyPerUsd(155), horizon: years(2) }],
  carryToVol: [{ usRate: pct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" }],
  matchedHedgedYield: [
    { ustYield: pct(4.3), usSwapRate: pct(3.9), jpSwapRate: pct(1.9), basis: bp(-35), annuityRatio: ratio(0.9) },
  ],
  minimumVarianceHedgeRatio: [
    { covariance: 0.003, localVariance: 0.004, fxVariance: 0.01 },
    { localReturns: [0.01, -0.01, 0.02], fxReturns: [0.02, -0.01, 0.01] },
  ],
  rollingHedgeCost: [{ ...rates, rollTenor: years(0.25), horizon: years(10) }],
  hedgeCostOverPath: [{ path: [rates, rates], periodYears: years(0.25) }],
  annualVolatility: [{ returns: [0.01, -0.01, 0.02], periodsPerYear: 252 }],
  annualReturn: [{ returns: [0.01, -0.01, 0.02], periodsPerYear: 252, missingPeriods: "elapse" }],
  sharpeRatio: [{ returns: [0.01, -0.01, 0.02], periodsPerYear: 252, riskFree: rate(0.0001) }],
  maxDrawdown: [{ returns: [0.01, -0.01, 0.02] }],
  accruedInterest: [dated],
  couponSchedule: [{ settlement: "2026-05-15", maturity: "2036-02-15", frequency: 2 }],
  bondPrice: [
    { ...dated, yieldToMaturity: pct(4.3) },
    { ...whole, yieldToMaturity: pct(4.3) },
  ],
  bondYield: [
    { ...dated, cleanPrice: price(99) },
    { ...whole, cleanPrice: price(99) },
  ],
  bondRisk: [{ ...dated, yieldToMaturity: pct(4.3) }],
  priceShock: [{ ...whole, yieldToMaturity: pct(4.3), yieldChange: bp(50) }],
  horizonReturn: [
    {
      ...{ ...whole, roll: "yieldAtHorizon", yieldToMaturity: pct(4.3), yieldAtHorizon: pct(4.2) },
      ...{ horizon: years(1), reinvestment: pct(4) },
    },
    { ...whole, roll: "unchangedCurve", curve, horizon: years(1), reinvestment: "none" },
  ],
  keyRateDuration: [{ ...whole, curve, keyTenors: [2, 5, 10] }],
  jgbSimpleYield: [{ coupon: pct(1.5), cleanPrice: price(95), tenor: years(10) }],
  jgbPriceFromSimpleYield: [{ coupon: pct(1.5), simpleYield: pct(2), settlement: "2026-05-15", maturity: "2036-03-20" }],
  billPrice: [
    { discountRate: pct(3.6), days: 91, daysInYear: 365 },
    { discountRate: pct(3.6), settlement: "2026-05-15", maturity: "2026-08-15", issue: "2026-05-15" },
  ],
  billDiscountRate: [{ price: price(99), days: 91, daysInYear: 365 }],
  billYield: [
    { discountRate: pct(3.6), days: 300, daysInYear: 365 },
    { price: price(99), days: 91, daysInYear: 365 },
  ],
  acmEstimate: [{ zeroYields: shortPanel, factors: 3, returnMaturities: [6, 12, 18, 24] }],
  bootstrapPar: [{ tenors: [1, 2, 5], parYields: [0.03, 0.035, 0.04], frequency: 2, between: "linear", shape: shapeOf }],
  fitCurve: [
    { ...nodes, model: "nelsonSiegel", taus: [1, 2] },
    { ...nodes, model: "svensson", taus: [1, 2, 5] },
  ],
  parYield: [{ curve, tenor: years(5), frequency: 2, start: years(1) }],
  forwardYield: [
    { nearZero: pct(4), nearTenor: years(1), farZero: pct(4.5), farTenor: years(2), compounding: 2 },
    { nearZero: pct(4), nearTenor: years(1), farZero: pct(4.5), farTenor: years(2), compounding: "continuous" },
  ],
  nelsonSiegelZero: [{ parameters: shape, tenor: years(5) }],
  svenssonZero: [{ parameters: { ...shape, beta3: 0.01, tau2: years(10) }, tenor: years(5) }],
  fittedCurve: [{ ...shape, beta3: 0.01, tau2: years(10) }],
  parametersFromPercent: [{ beta0: 4, beta1: -2, beta2: 1, beta3: 1, tau1: 2, tau2: 10 }],
  spread: [{ a: pct(4.59), b: pct(2.691) }],
  spreadHistory: [
    {
      a: { dates: ["2026-05-14", "2026-05-15"], values: [0.04, 0.041] },
      b: { dates: ["2026-05-14", "2026-05-15"], values: [0.02, 0.021] },
      ...{ pairing: "sameDate", withinDays: 0 },
    },
  ],
  zeroCurve: [
    { ...nodes, ...shapeOf },
    { ...nodes, method: "monotoneConvex", positiveForwards: true, beyond: "flatForward" },
  ],
  interpolate: [{ ...nodes, method: "linear", on: "logDiscount", beyond: "flatZero", tenor: years(7) }],
  termPremium: [{ fittedYield: pct(4.28), riskNeutralYield: pct(3.64) }],
  tpShock: [{ yield: pct(4.3), premiumChange: basisPoints(100) }],
  claimedElasticity: [
    {
      ...{ id: "claim", source: "an article", domain: "10-year", holder: "private", window: "year", horizon: "long run" },
      ...{ amount: [usdBn(25), usdBn(50)], rise: [basisPoints(20), basisPoints(40)], pairing: "crossed" },
    },
  ],
  bidGap: [{ lostBid: usdBn(25), netIssuance: usdBn(2000) }],
  depthImpact: [
    { model: "linear", bpPerUsdBn: 0.04, depth: ratio(1), order: usdBn(25) },
    {
      ...{ model: "square root", dailyVolatility: basisPoints(6), dailyVolume: usdBn(900) },
      ...{ coefficient: ratio(1), depth: ratio(1), order: usdBn(25) },
    },
  ],
  flowImpact: [{ lostBid: usdBn(50), window: "year", holder: "private", gdp: usdTn(30) }],
  repatriationPath: [
    {
      ...{ mode: "partial adjustment", lambda: ratio(0.1), stock: usdBn(5000), targetShift: ratio(0.1), years: 3 },
      trigger: { pickup: pct(-1), threshold: pct(0), width: bp(25) },
    },
    { mode: "quadratic costs", tradeCostPerMissCost: ratio(80), stock: usdBn(5000), targetShift: ratio(0.1), years: 3 },
    { mode: "run-off", averageLife: years(8), stock: usdBn(5000), targetShift: ratio(0.1), years: 3 },
  ],
  stopVersusSell: [
    {
      ...{ holding: usdBn(1130), outstanding: usdBn(28_000), netIssuance: usdBn(1750), yearlyPurchases: usdBn(50) },
      ...{ yearlySales: usdBn(50), bpPerUsdBn: 0.2, bpPerSharePoint: 2.2, years: 5 },
    },
  ],
  ticFlow: [{ before: usdBn(1125.9), after: usdBn(1130.8), yieldChange: bp(-4), duration: years(6) }],
  bankEarnings: [
    {
      ...{ repricingAssets: money(100), repricingFunding: money(120), assetBeta: ratio(0.8), fundingBeta: ratio(0.4) },
      ...{ rateChange: bp(25), yearShare: ratio(1), bonds: money(30), bondDuration: years(4), bondYieldChange: bp(25) },
    },
  ],
  dcf: [{ cashFlows: [money(50), money(1050)], discountRate: pct(5), timing: "end of year" }],
  twoStageDcf: [twoStage],
  equityDuration: [
    { model: "gordon", discountRate: pct(8), growth: pct(5) },
    { model: "two-stage", ...twoStage },
    { model: "implied", cashFlows: [money(5), money(6)], price: money(100), discountRate: pct(8) },
  ],
  forwardPe: [{ payout: ratio(0.5), discountRate: pct(8), growth: pct(5) }],
  gordonGrowth: [{ nextDividend: money(5), discountRate: pct(8), growth: pct(5) }],
  gordonRepricing: [{ discountRate: pct(8), growth: pct(5), yieldChange: pct(1), passThrough: ratio(1) }],
  koreanEquity: [
    {
      ...{ us10Change: bp(50), passThrough: ratio(0.7), riskPremiumChange: bp(5), usdKrwChange: pct(2), method: "linear" },
      sectors: [{ sector: "banks", duration: years(10), weight: ratio(1) }],
    },
  ],
  mortgagePayment: [{ ...loan, annualRate: pct(6.5) }],
  mortgageSchedule: [{ ...loan, annualRate: pct(6.5) }],
  mortgageShock: [{ ...loan, treasuryYield: pct(4.3), spread: pct(2.2), yieldChange: bp(20), passThrough: ratio(1) }],
  peCompression: [{ pe: ratio(20), duration: years(20), yieldChange: pct(1), passThrough: ratio(1), method: "linear" }],
  portfolio6040: [
    {
      ...{ equityWeight: ratio(0.6), bondDuration: years(8), bondConvexity: 77, equityDuration: years(20) },
      ...{ yieldChange: bp(50), passThrough: ratio(1) },
    },
  ],
  goalSeek: [{ function: (x: number) => x - 1, target: 0.5, from: 0, to: 5, unit: "ratio" }],
  goalSeekBoj: [
    {
      ...{ jgbYield: pct(1.5), bojRate: pct(0.5), passThrough: ratio(0.5), ustYield: pct(4.3), usRate: pct(4.5) },
      ...{ basis: bp(0), from: pct(-5), to: pct(10) },
    },
  ],
  indicatorPanel: [
    {
      asOf: "2026-05-15",
      indicators: [
        {
          series: "x",
          unit: "rate",
          value: pct(1),
          comparator: ">",
          threshold: pct(2),
          periodEnd: "2026-05-15",
          maximumAgeDays: 7,
        },
      ],
    },
  ],
  monteCarlo: [
    {
      ...{ factors: { x: { mean: 0, standardDeviation: 1 } }, correlation: [[1]], model: ({ x }: { x: number }) => x },
      ...{ unit: "ratio", draws: 4, seed: 7, antithetic: false },
    },
  ],
  policyTransmission: [{ passThrough: ratio(1.5), hedgeRatio: ratio(1), betas: { bidPerPickup: 5000 } }],
  scenario: [{ unit: "rate", bands: [{ name: "A", from: pct(4), to: pct(5), point: pct(4.5) }] }],
  hedgedReturnGrid: [
    {
      ...{ method: "exact", ustYield: pct(4.3), usRate: pct(4.5), basis: bp(0), hedgeRatio: ratio(0.6) },
      ...{ jpRates: [pct(0.5), pct(1)], fxMoves: [pct(-5), pct(0)] },
    },
  ],
  stressGrid: [
    {
      ...{ name: "sum", unit: "ratio", cell: (row: number, column: number) => row + column },
      ...{ rows: { name: "a", unit: "ratio", values: [1, 2] }, columns: { name: "b", unit: "ratio", values: [1, 2] } },
    },
  ],
  rateSteps: [{ from: pct(0.5), to: pct(1), step: bp(25) }],
  tornado: [{ inputs: { a: { base: 1, low: 0, high: 2 } }, model: ({ a }: { a: number }) => a, unit: "ratio" }],
  unwindSpiral: [
    { rule: "gain", gain: ratio(0.5), shock: pct(-1) },
    { rule: "leverage", leverage: ratio(5), ...unwind },
    { rule: "stop-loss", firstStop: pct(1), lastStop: pct(10), ...unwind },
    { rule: "volatility target", dailyVolatility: pct(0.6), decay: ratio(0.94), ...unwind },
  ],
  impliedUnwindGain: [{ shock: pct(-2), total: pct(-5) }],
};
