// Everything that a cell can import from "carrybook". What comes from tables/ works on a table as well as on options.

// Units, results, dates
export * from "./base/calendar-date.ts";
export { isUserError, UserError } from "./base/errors.ts";
export { formatQuantity } from "./base/format.ts";
export type { Step, Warning } from "./base/explanation.ts";
export { Result } from "./base/result.ts";
export { RowsResult } from "./base/result-rows.ts";
export * from "./base/units.ts";

// Rates and conventions
export { addBusinessDays, adjustDate, isBusinessDay, usdJpySpotDate, usdJpyValueDate } from "./finance/business-day.ts";
export { convertRate } from "./tables/convert-rate.ts";
export { usdJpyTenor } from "./finance/cip-forward.ts";
export { cipForward } from "./tables/cip-forward.ts";
export { forwardPoints } from "./tables/forward-points.ts";
export { impliedBasis } from "./tables/implied-basis.ts";
export { yearFraction } from "./tables/year-fraction.ts";

// Hedging
export { matchedHedgedYield } from "./tables/matched-hedged-yield.ts";
export { minimumVarianceHedgeRatio } from "./tables/minimum-variance-hedge-ratio.ts";
export { pickupAttribution } from "./finance/pickup-attribution.ts";
export { relativePickupShift } from "./tables/relative-pickup-shift.ts";
export { annualReturn } from "./finance/annual-return.ts";
export { annualVolatility, maxDrawdown, sharpeRatio } from "./finance/return-statistics.ts";
export { hedgeCostOverPath } from "./finance/rolling-hedge.ts";
export { rollingHedgeCost } from "./tables/rolling-hedge-cost.ts";
export { breakEvenFx } from "./tables/break-even-fx.ts";
export { carryToVol } from "./tables/carry-to-vol.ts";
export { hedgeCost } from "./tables/hedge-cost.ts";
export { hedgedReturn } from "./tables/hedged-return.ts";
export { relativePickup } from "./tables/relative-pickup.ts";

// Bonds
export { accruedInterest } from "./tables/accrued-interest.ts";
export { bondRisk } from "./tables/bond-risk.ts";
export { treasuryQuote } from "./finance/bond-yield.ts";
export { couponSchedule } from "./finance/coupon-schedule.ts";
export { horizonReturn } from "./tables/horizon-return.ts";
export { jgbPriceFromSimpleYield } from "./tables/jgb-price-from-simple-yield.ts";
export { keyRateDuration } from "./tables/key-rate-duration.ts";
export { priceShock } from "./tables/price-shock.ts";
export { billPrice } from "./tables/bill-price.ts";
export { billDiscountRate } from "./tables/bill-discount-rate.ts";
export { billYield } from "./tables/bill-yield.ts";
export { bondPrice } from "./tables/bond-price.ts";
export { bondYield } from "./tables/bond-yield.ts";
export { jgbSimpleYield } from "./tables/jgb-simple-yield.ts";

// Curves and term premium
export { acmEstimate } from "./finance/acm-estimate.ts";
export { bootstrapPar } from "./finance/bootstrap.ts";
export { fitCurve } from "./finance/curve-fit.ts";
export { parYield } from "./tables/par-yield.ts";
export { forwardYield } from "./tables/forward-yield.ts";
export { fittedCurve, parametersFromPercent, tauFromDecay } from "./finance/nelson-siegel.ts";
export { nelsonSiegelZero } from "./tables/nelson-siegel-zero.ts";
export { spread } from "./tables/spread.ts";
export { termPremiumModels } from "./finance/term-premium.ts";
export { termPremium } from "./tables/term-premium.ts";
export { tpShock } from "./tables/tp-shock.ts";
export { zeroCurve } from "./finance/zero-curve.ts";
export { interpolate } from "./tables/interpolate.ts";
export { termPremiumHistory } from "./tables/term-premium-history.ts";
export { spreadHistory } from "./tables/spread-history.ts";
export { svenssonZero } from "./tables/svensson-zero.ts";

// Holdings, flows, price impact
export { claimedElasticity } from "./finance/claimed-elasticity.ts";
export { flowElasticities, flowEvidence } from "./finance/flow-elasticities.ts";
export { stopVersusSell } from "./tables/stop-versus-sell.ts";
export { toTable } from "./tables/to-table.ts";
export { bidGap } from "./tables/bid-gap.ts";
export { depthImpact } from "./tables/depth-impact.ts";
export { flowImpact } from "./tables/flow-impact.ts";
export { repatriationPath } from "./tables/repatriation-path.ts";
export { ticFlow } from "./tables/tic-flow.ts";

// Repricing
export { bankEarnings } from "./tables/bank-earnings.ts";
export { dcf } from "./tables/dcf.ts";
export { equityDuration } from "./tables/equity-duration.ts";
export { forwardPe } from "./tables/forward-pe.ts";
export { gordonRepricing } from "./tables/gordon-repricing.ts";
export { assumedKoreanSectors } from "./finance/korean-equity.ts";
export { koreanEquity } from "./tables/korean-equity.ts";
export { mortgageSchedule } from "./tables/mortgage-schedule.ts";
export { mortgageShock } from "./tables/mortgage-shock.ts";
export { portfolio6040 } from "./tables/portfolio-60-40.ts";
export { twoStageDcf } from "./tables/two-stage-dcf.ts";
export { gordonGrowth } from "./tables/gordon-growth.ts";
export { mortgagePayment } from "./tables/mortgage-payment.ts";
export { peCompression } from "./tables/pe-compression.ts";

// Feedback, transmission, scenarios
export { Diverges } from "./finance/diverges.ts";
export { goalSeek } from "./finance/goal-seek.ts";
export { goalSeekBoj } from "./tables/goal-seek-boj.ts";
export { indicatorPanel } from "./finance/indicator-panel.ts";
export { monteCarlo, monteCarloInChunks } from "./finance/monte-carlo.ts";
export { policyTransmission, transmissionBetas } from "./finance/policy-transmission.ts";
export { scenario } from "./finance/scenario.ts";
export { hedgedReturnGrid } from "./finance/hedged-return-grid.ts";
export { rateSteps, stressGrid } from "./finance/stress-grid.ts";
export { tornado } from "./finance/tornado.ts";
export { chain } from "./finance/transmission-chain.ts";
export { impliedUnwindGain } from "./tables/implied-unwind-gain.ts";
export { unwindSpiral } from "./finance/unwind-spiral.ts";
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
export { sql } from "./data/sql/sql.ts";

// Claims
export { claim } from "./claims/claim.ts";
export { conflicts } from "./claims/conflicts.ts";
export { claims } from "./claims/ledger.ts";
export { readAs } from "./claims/statement.ts";
export { savedClaims } from "./notebook/saved-claims.ts";

// Long calculations
export { onThread } from "./threads/on-thread.ts";
export { monteCarloOnThreads } from "./threads/monte-carlo-on-threads.ts";
