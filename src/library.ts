// Everything that a cell can import from "carrybook". What comes from tables/ works on a table as well as on options.

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
export { billYield } from "./tables/bill-yield.ts";
export { bondPrice } from "./tables/bond-price.ts";
export { bondYield } from "./tables/bond-yield.ts";
export { jgbSimpleYield } from "./tables/jgb-simple-yield.ts";

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
export { spreadHistory } from "./tables/spread-history.ts";
export { svenssonZero } from "./tables/svensson-zero.ts";

// Holdings, flows, price impact
export { claimedElasticity } from "./finance/claimed-elasticity.ts";
export { flowElasticities, flowEvidence } from "./finance/flow-elasticities.ts";
export { stopVersusSell } from "./finance/stop-versus-sell.ts";
export { toTable } from "./tables/to-table.ts";
export { bidGap } from "./tables/bid-gap.ts";
export { depthImpact } from "./tables/depth-impact.ts";
export { flowImpact } from "./tables/flow-impact.ts";
export { repatriationPath } from "./tables/repatriation-path.ts";
export { ticFlow } from "./tables/tic-flow.ts";

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
export { gordonGrowth } from "./tables/gordon-growth.ts";
export { mortgagePayment } from "./tables/mortgage-payment.ts";
export { peCompression } from "./tables/pe-compression.ts";

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
