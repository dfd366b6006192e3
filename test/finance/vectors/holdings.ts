/** Japan's holdings at two month ends (US Treasury TIC, 2025-02 and 2025-03, USD bn); yield change and duration illustrative. */
export const ticFlowCases = [
  {
    source: "TIC major foreign holders, 2025-02 to 2025-03; first-order arithmetic by hand",
    before: 1125.9,
    after: 1130.8,
    yieldChangeBp: -4,
    durationYears: 6,
    valuation: 2.70216,
    flow: 2.19784,
    tolerance: 1e-9,
  },
] as const;

/** USD 5,000bn of which a tenth is to come home, by the yearly share of the gap that is closed; worked by hand. */
export const repatriationCase = {
  source: "geometric series, by hand in two ways",
  stock: 5000,
  targetShift: 0.1,
  lambda: 0.1,
  cumulative: [
    { year: 1, usdBn: 50 },
    { year: 2, usdBn: 95 },
    { year: 3, usdBn: 135.5 },
    { year: 5, usdBn: 204.755 },
    { year: 10, usdBn: 325.6607799 },
  ],
  tolerance: 1e-6,
  halfLives: [
    { lambda: 0.05, years: 13.513407334 },
    { lambda: 0.1, years: 6.578813479 },
    { lambda: 0.2, years: 3.106283719 },
  ],
} as const;

/** A yield impact of one order: 6bp a day, USD 900bn traded a day. */
export const depthImpactCases = [
  { source: "6bp × sqrt(25/900), by hand", order: 25, depth: 1, bp: 1, tolerance: 1e-12 },
  { source: "the same at a quarter of the depth", order: 25, depth: 0.25, bp: 2, tolerance: 1e-12 },
  { source: "a purchase instead of a sale", order: -25, depth: 1, bp: -1, tolerance: 1e-12 },
] as const;
