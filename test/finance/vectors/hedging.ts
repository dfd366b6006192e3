/** Published and hand-checked figures for hedge costs and hedged returns, as data: percent unless the name says otherwise. */

/** One year, simple rates, the same day count on both legs; checked by hand in two ways. */
export const hedgeCostRows = [
  { source: "hand-checked two ways", mode: "rateDifferential", usRatePct: 4.5, jpRatePct: 0.5, basisBp: 0, costPct: 4.0 },
  { source: "hand-checked two ways", mode: "spotDiscount", usRatePct: 4.5, jpRatePct: 0.5, basisBp: 0, costPct: 3.82775119617 },
  { source: "hand-checked two ways", mode: "forwardPremium", usRatePct: 4.5, jpRatePct: 0.5, basisBp: 0, costPct: 3.98009950249 },
  { source: "hand-checked two ways", mode: "logForward", usRatePct: 4.5, jpRatePct: 0.5, basisBp: 0, costPct: 3.90293439057 },
  { source: "article on marginal demand, 2.1", mode: "rateDifferential", usRatePct: 5, jpRatePct: 0.5, basisBp: 0, costPct: 4.5 },
  { source: "article on marginal demand, 3.2", mode: "rateDifferential", usRatePct: 4.5, jpRatePct: 1, basisBp: 0, costPct: 3.5 },
  {
    source: "SOFR and TONA on 2026-05-15",
    mode: "rateDifferential",
    usRatePct: 3.55,
    jpRatePct: 0.727,
    basisBp: 0,
    costPct: 2.823,
  },
  { source: "a basis of -20bp costs 20bp", mode: "rateDifferential", usRatePct: 4.5, jpRatePct: 0.5, basisBp: -20, costPct: 4.2 },
] as const;

/** `exactTolerancePct`: half of the last digit that the source gives. */
export const hedgedReturnRows = [
  row("article on marginal demand, 3.1", { ust: 4.3, us: 4.5, jp: 0.5 }, 0.3, 0.3076555023923, 1e-10),
  row("article on marginal demand, 3.2", { ust: 4.3, us: 4.5, jp: 1 }, 0.8, 0.8066985645933, 1e-10),
  row("article on marginal demand, 2.1", { ust: 4.5, us: 5, jp: 0.5 }, 0, 0.0214285714286, 1e-10),
  row("hand-checked: basis of -20bp", { ust: 4.3, us: 4.5, jp: 0.5, basisBp: -20 }, 0.1, 0.108038277512, 1e-10),
  row("hand-checked: 60% hedged, dollar -5%", { ust: 4.3, us: 4.5, jp: 0.5, h: 0.6, fx: -5 }, -0.1, -0.18141, 5e-6),
  row("hand-checked: 50% hedged, dollar -10%", { ust: 4.3, us: 4.5, jp: 0.5, h: 0.5, fx: -10 }, -2.7, -2.91117, 5e-6),
  row("hand-checked: unhedged, dollar -5%", { ust: 4.3, us: 4.5, jp: 0.5, h: 0, fx: -5 }, -0.7, -0.915, 5e-6),
  row("DGS10, SOFR and TONA on 2026-05-15", { ust: 4.59, us: 3.55, jp: 0.727 }, 1.767, 1.7386, 5e-3),
];

interface Inputs {
  readonly ust: number;
  readonly us: number;
  readonly jp: number;
  readonly basisBp?: number;
  readonly h?: number;
  readonly fx?: number;
}

function row(source: string, inputs: Inputs, approximatePct: number, exactPct: number, exactTolerancePct: number) {
  return { source, inputs: { basisBp: 0, h: 1, fx: 0, ...inputs }, approximatePct, exactPct, exactTolerancePct };
}

/** beta, the change of the pickup in bp for a hike of 50bp, and the sensitivity 1 - beta. */
export const pickupShiftRows = [
  { passThrough: 1, shiftBp: 0, sensitivity: 0 },
  { passThrough: 1.5, shiftBp: -25, sensitivity: -0.5 },
  { passThrough: 0.5, shiftBp: 25, sensitivity: 0.5 },
] as const;

/** Break-even yen policy rate of the article's example by beta; no root where both sides move in parallel. */
export const goalSeekBojRows = [
  { passThrough: 0.5, bojRatePct: 2.9 },
  { passThrough: 0.25, bojRatePct: 2.1 },
  { passThrough: 0, bojRatePct: 1.7 },
  { passThrough: 1.5, bojRatePct: -1.9 },
] as const;
