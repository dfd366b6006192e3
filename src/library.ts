// Everything that a cell can import from "carrybook". A helper with a table verb has both under one name.
import { bidGap as bidGapOf } from "./finance/bid-gap.ts";
import { bondPrice as bondPriceOf } from "./finance/bond-price.ts";
import { bondYield as bondYieldOf } from "./finance/bond-yield.ts";
import { depthImpact as depthImpactOf } from "./finance/depth-impact.ts";
import { flowImpact as flowImpactOf } from "./finance/flow-impact.ts";
import { gordonGrowth as gordonGrowthOf } from "./finance/gordon-growth.ts";
import { jgbSimpleYield as jgbSimpleYieldOf } from "./finance/jgb-yield.ts";
import { mortgagePayment as mortgagePaymentOf } from "./finance/mortgage.ts";
import { svenssonZero as svenssonZeroOf } from "./finance/nelson-siegel.ts";
import { peCompression as peCompressionOf } from "./finance/pe-compression.ts";
import { repatriationPath as repatriationPathOf } from "./finance/repatriation-path.ts";
import { spreadHistory as spreadHistoryOf } from "./finance/spread-history.ts";
import { ticFlow as ticFlowOf } from "./finance/tic-flow.ts";
import { billYield as billYieldOf } from "./finance/treasury-bill.ts";
import { bidGap as bidGapVerb } from "./tables/bid-gap.ts";
import { billYield as billYieldVerb } from "./tables/bill-yield.ts";
import { bondPrice as bondPriceVerb } from "./tables/bond-price.ts";
import { bondYield as bondYieldVerb } from "./tables/bond-yield.ts";
import { depthImpact as depthImpactVerb } from "./tables/depth-impact.ts";
import { flowImpact as flowImpactVerb } from "./tables/flow-impact.ts";
import { gordonGrowth as gordonGrowthVerb } from "./tables/gordon-growth.ts";
import { jgbSimpleYield as jgbSimpleYieldVerb } from "./tables/jgb-simple-yield.ts";
import { mortgagePayment as mortgagePaymentVerb } from "./tables/mortgage-payment.ts";
import { onTables } from "./tables/on-tables.ts";
import { peCompression as peCompressionVerb } from "./tables/pe-compression.ts";
import { repatriationPath as repatriationPathVerb } from "./tables/repatriation-path.ts";
import { spreadHistory as spreadHistoryVerb } from "./tables/spread-history.ts";
import { svenssonZero as svenssonZeroVerb } from "./tables/svensson-zero.ts";
import { ticFlow as ticFlowVerb } from "./tables/tic-flow.ts";

// Units, results, dates
export * from "./base/calendar-date.ts";
export { isUserError, UserError } from "./base/errors.ts";
export { formatQuantity } from "./base/format.ts";
export { Result, type Step, type Warning } from "./base/result.ts";
export { RowsResult } from "./base/result-rows.ts";
export * from "./base/units.ts";

// Rates and conventions
export { addBusinessDays, adjustDate, isBusinessDay, usdJpySpotDate, usdJpyValueDate } from "./finance/business-day.ts";
export { convertRate } from "./finance/compounding.ts";
export { cipForward, forwardPoints, usdJpyTenor } from "./finance/cip-forward.ts";
export { yearFraction } from "./finance/day-count.ts";

// Hedging
export { matchedHedgedYield } from "./finance/matched-hedge.ts";
export { minimumVarianceHedgeRatio } from "./finance/minimum-variance-hedge.ts";
export { pickupAttribution } from "./finance/pickup-attribution.ts";
export { relativePickupShift } from "./finance/relative-pickup.ts";
export { annualVolatility, maxDrawdown, sharpeRatio } from "./finance/return-statistics.ts";
export { hedgeCostOverPath, rollingHedgeCost } from "./finance/rolling-hedge.ts";
export { breakEvenFx } from "./tables/break-even-fx.ts";
export { carryToVol } from "./tables/carry-to-vol.ts";
export { hedgeCost } from "./tables/hedge-cost.ts";
export { hedgedReturn } from "./tables/hedged-return.ts";
export { relativePickup } from "./tables/relative-pickup.ts";

// Bonds
export { accruedInterest } from "./finance/accrued-interest.ts";
export { bondRisk } from "./finance/bond-risk.ts";
export { treasuryQuote } from "./finance/bond-yield.ts";
export { couponSchedule } from "./finance/coupon-schedule.ts";
export { horizonReturn } from "./finance/horizon-return.ts";
export { jgbPriceFromSimpleYield } from "./finance/jgb-yield.ts";
export { keyRateDuration } from "./finance/key-rate-duration.ts";
export { priceShock } from "./finance/price-shock.ts";
export { billDiscountRate, billPrice } from "./finance/treasury-bill.ts";
export const billYield = onTables(billYieldOf, billYieldVerb);
export const bondPrice = onTables(bondPriceOf, bondPriceVerb);
export const bondYield = onTables(bondYieldOf, bondYieldVerb);
export const jgbSimpleYield = onTables(jgbSimpleYieldOf, jgbSimpleYieldVerb);

// Curves and term premium
export { acmEstimate } from "./finance/acm-estimate.ts";
export { bootstrapPar } from "./finance/bootstrap.ts";
export { fitCurve } from "./finance/curve-fit.ts";
export { parYield } from "./finance/discount-curve.ts";
export { forwardYield } from "./finance/forward-yield.ts";
export { fittedCurve, nelsonSiegelZero, parametersFromPercent, tauFromDecay } from "./finance/nelson-siegel.ts";
export { spread } from "./finance/spread-history.ts";
export { termPremium, termPremiumModels, tpShock } from "./finance/term-premium.ts";
export { interpolate, zeroCurve } from "./finance/zero-curve.ts";
export { termPremiumHistory } from "./tables/term-premium-history.ts";
export const spreadHistory = onTables(spreadHistoryOf, spreadHistoryVerb);
export const svenssonZero = onTables(svenssonZeroOf, svenssonZeroVerb);

// Holdings, flows, price impact
export { claimedElasticity } from "./finance/claimed-elasticity.ts";
export { flowElasticities, flowEvidence } from "./finance/flow-elasticities.ts";
export { stopVersusSell } from "./finance/stop-versus-sell.ts";
export { toTable } from "./tables/to-table.ts";
export const bidGap = onTables(bidGapOf, bidGapVerb);
export const depthImpact = onTables(depthImpactOf, depthImpactVerb);
export const flowImpact = onTables(flowImpactOf, flowImpactVerb);
export const repatriationPath = onTables(repatriationPathOf, repatriationPathVerb);
export const ticFlow = onTables(ticFlowOf, ticFlowVerb);

// Repricing
export { bankEarnings } from "./finance/bank-earnings.ts";
export { dcf } from "./finance/dcf.ts";
export { equityDuration } from "./finance/equity-duration.ts";
export { forwardPe } from "./finance/forward-pe.ts";
export { gordonRepricing } from "./finance/gordon-growth.ts";
export { assumedKoreanSectors, koreanEquity } from "./finance/korean-equity.ts";
export { mortgageSchedule, mortgageShock } from "./finance/mortgage.ts";
export { portfolio6040 } from "./finance/portfolio-60-40.ts";
export { twoStageDcf } from "./finance/two-stage-dcf.ts";
export const gordonGrowth = onTables(gordonGrowthOf, gordonGrowthVerb);
export const mortgagePayment = onTables(mortgagePaymentOf, mortgagePaymentVerb);
export const peCompression = onTables(peCompressionOf, peCompressionVerb);

// Feedback, transmission, scenarios
export { Diverges } from "./finance/diverges.ts";
export { goalSeek, goalSeekBoj } from "./finance/goal-seek.ts";
export { indicatorPanel } from "./finance/indicator-panel.ts";
export { monteCarlo, monteCarloInChunks } from "./finance/monte-carlo.ts";
export { scenario } from "./finance/scenario.ts";
export { hedgedReturnGrid } from "./finance/hedged-return-grid.ts";
export { rateSteps, stressGrid } from "./finance/stress-grid.ts";
export { tornado } from "./finance/tornado.ts";
export { chain } from "./finance/transmission-chain.ts";
export { impliedUnwindGain, unwindSpiral } from "./finance/unwind-spiral.ts";
export { classifyScenario } from "./tables/classify-scenario.ts";
export { indicatorTable } from "./tables/indicator-table.ts";
export { stressGridTable } from "./tables/stress-grid-table.ts";

// Charts
export { barChart } from "./charts/bar-chart.ts";
export { lineChart } from "./charts/line-chart.ts";
export { rangeChart } from "./charts/range-chart.ts";

// Official data
export { acm, bisPolicyRates, bojPortfolio, fred, gsw, h15, jgb, tic, treasuryPar, useData } from "./data/loaders.ts";
export { observed, valueOn } from "./data/observed.ts";
export { snapshotFigure } from "./data/snapshot.ts";
export { provenanceOf, unitsOf, withSources } from "./data/source.ts";

// Claims
export { claim } from "./claims/claim.ts";
export { claims } from "./claims/ledger.ts";

// Long calculations
export { onThread } from "./threads/on-thread.ts";
export { monteCarloOnThreads } from "./threads/monte-carlo-on-threads.ts";
