/** Level-payment loans, monthly in arrears. */
export const mortgageCases = [
  {
    source: "FinancePy 7c221d3, unit_tests/test_FinBondMortgage.py (figures only)",
    principal: 130_000,
    ratePct: 3.5,
    termYears: 10,
    payment: 1285.516277,
    tenth: { interest: 355.0955, principal: 930.4208, balance: 120_816.6155 },
    tolerance: 1e-4,
  },
] as const;

/** USD 500,000 over 30 years by rate, computed independently. */
export const mortgagePayments = [
  { ratePct: 6.5, payment: 3160.3401174648 },
  { ratePct: 6.7, payment: 3226.3898902005 },
  { ratePct: 6.9, payment: 3293.0006629382 },
] as const;

/** A discount rate that rises from 8% to 9% with growth of 5% for ever; by hand. */
export const gordonCase = {
  discountRatePct: 8,
  growthPct: 5,
  yieldChangePct: 1,
  exact: -0.25,
  byDuration: -1 / 3,
  peBefore: 16.666666666666668,
  peAfter: 12.5,
} as const;

/** Two-stage value of a cash flow of 4 that grows 15% for 10 years and 3% after, at 9%; summed year by year in Python. */
export const twoStageCase = {
  cashFlow: 4,
  growthPct: 15,
  growthYears: 10,
  terminalGrowthPct: 3,
  discountRatePct: 9,
  firstStage: 54.34802690706641,
  terminal: 117.34359511386513,
  modifiedDuration: 19.3861675285,
} as const;

/** Dechow, Sloan and Soliman's formula on forecasts of 5, 6 and 7 at 10% and a price of 120; computed in Python. */
export const impliedDurationCase = {
  cashFlows: [5, 6, 7],
  price: 120,
  discountRatePct: 10,
  macaulay: 12.529614325068872,
  modified: 11.390558477335338,
} as const;

/** A 60/40 portfolio and +50bp: a 10-year par bond at 4.3% (D 8.0586, C 77.27), equities with a duration of 20; by hand. */
export const portfolioCase = {
  bondDuration: 8.0586,
  bondConvexity: 77.27,
  equityDuration: 20,
  yieldChangeBp: 50,
  bonds: -0.039327125,
  equities: -0.1,
  total: -0.07573085,
} as const;
