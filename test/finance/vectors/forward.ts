/** USD/JPY forwards in yen per dollar; the first three checked by hand in two ways, one tenor for both legs unless stated. */
export const forwardRows = [
  {
    source: "hand-checked, simple, one year",
    ...{ spot: 155, usRatePct: 4.5, jpRatePct: 0.5, usYears: 1, jpYears: 1 },
    compounding: "simple",
    ...{ forward: 149.066985645933, points: -593.3014354066984 },
  },
  {
    source: "hand-checked, continuous, one year",
    ...{ spot: 155, usRatePct: 4.5, jpRatePct: 0.5, usYears: 1, jpYears: 1 },
    compounding: "continuous",
    ...{ forward: 148.92236306861, points: -607.763693139 },
  },
  {
    source: "hand-checked, 92 days, dollars Act/360 and yen Act/365",
    ...{ spot: 155, usRatePct: 4.5, jpRatePct: 0.5, usYears: 92 / 360, jpYears: 92 / 365 },
    compounding: "simple",
    ...{ forward: 153.43088726223766, points: -156.911273776 },
  },
  {
    source: "FinancePy, test_FinFXForward.py: EUR/USD with dollars in the place of yen and euros in the place of dollars",
    ...{ spot: 1.3, usRatePct: 2, jpRatePct: 5, usYears: 365 / 360, jpYears: 365 / 360 },
    compounding: "simple",
    ...{ forward: 1.3387557855, points: 3.87557855 },
  },
] as const;

/** Break-even moves over one year, hand-checked; the second compares with a 2.00% JGB. `digits`: decimals that both figures give. */
export const breakEvenRows = [
  {
    source: "hand-checked",
    ustPct: 4.3,
    alternativePct: 1.5,
    spot: 155,
    movePct: -2.68456375839,
    level: 150.838926174497,
    digits: 11,
  },
  { source: "hand-checked", ustPct: 4.3, alternativePct: 2, spot: 155, movePct: -2.2052, level: 151.582, digits: 3 },
] as const;

/** Carry to volatility: a round example, and 2026-05-15 (SOFR 3.55, TONA .727, a volatility of 9.5%). */
export const carryRows = [
  { usRatePct: 4.5, jpRatePct: 0.5, volatilityPct: 10, ratio: 0.4, tolerance: 1e-12 },
  { usRatePct: 3.55, jpRatePct: 0.727, volatilityPct: 9.5, ratio: 0.297, tolerance: 5e-4 },
] as const;

/** empyrical, tests/test_stats.py (Apache-2.0); recomputed. */
export const empyricalReturns = {
  returns: [null, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1],
  periodsPerYear: 252,
  annualVolatility: 0.9136465399704637,
  /** The missing period counts as time. */
  annualReturn: 1.9135925373194231,
  annualReturnWithoutMissing: 2.3303,
  sharpe: 1.7238613961706866,
  maxDrawdown: -0.1,
} as const;
