// Everything that a cell can import from "carrybook".
export { Result, type Step, type Warning } from "./base/result.ts";
export { UserError } from "./base/errors.ts";
export { basisPoints, bp, inBp, inPct, jpyPerUsd, jpyTn, pct, price, rate, ratio, usdBn, usdTn, years } from "./base/units.ts";
export type { Bp, JpyPerUsd, JpyTn, Price, Rate, Ratio, Unit, UsdBn, UsdTn, Years } from "./base/units.ts";
export { bidGap } from "./finance/bid-gap.ts";
export { flowImpact } from "./finance/flow-impact.ts";
export { hedgeCost } from "./finance/hedge-cost.ts";
export { hedgedReturn } from "./finance/hedged-return.ts";
export { relativePickup, relativePickupShift } from "./finance/relative-pickup.ts";
export { scenario } from "./finance/scenario.ts";
export { barChart } from "./charts/bar-chart.ts";
export { lineChart } from "./charts/line-chart.ts";
export { rangeChart } from "./charts/range-chart.ts";
export { claim } from "./claims/claim.ts";
export { claims } from "./claims/ledger.ts";
