import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Step, type Term, type Warning } from "../base/result.ts";
import { finite, type Money, type Rate, type Ratio, type Years } from "../base/units.ts";
import { notNegative, shareWithin } from "./range-inputs.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface BankEarningsOptions {
  /** Assets whose rates reset within the year (floating loans, reserves, bills), in one currency. */
  readonly repricingAssets: Money;
  /** Deposits and other funding whose rates reset within the year. */
  readonly repricingFunding: Money;
  /** How much of a rate change reaches the rates on those assets, and on that funding (the deposit beta). */
  readonly assetBeta: Ratio;
  readonly fundingBeta: Ratio;
  /** Change of the policy rate, as a decimal. */
  readonly rateChange: Rate;
  /** The part of the year for which the new rates count: 1 a full year, 0.5 when they reset evenly over it. */
  readonly yearShare: Ratio;
  /** Bonds at market value and their modified duration: what the rise costs at once. */
  readonly bonds: Money;
  readonly bondDuration: Years;
  /** Change of the bonds' own yield, as a decimal. */
  readonly bondYieldChange: Rate;
}

/** Intermediates of {@link bankEarnings}. */
export type BankEarningsParts = {
  readonly moreInterestEarned: Money;
  readonly moreInterestPaid: Money;
  /** The loss of market value on the bonds, before tax; below zero for a loss. */
  readonly bondValueChange: Money;
};

/**
 * What a rise of rates does to a bank's net interest income in a year, and to its bonds at once.
 *
 * `change of net interest income = (assets × asset beta - funding × funding beta) × rate change × share of the year`,
 * the repricing gap with a beta on each side; `change of the bonds' value = -D dy × bonds`. Volumes, credit losses and tax
 * are left as they are.
 *
 * @param options - balances in one currency, betas and share of the year as ratios, rate changes as decimals
 * @returns the change of net interest income over the year in the same currency
 * @throws `finance/negative` (balances, duration), `finance/share-out-of-range` (share of the year), `base/not-finite`,
 *   `base/rate-looks-like-percent`
 * @source repricing model: Saunders and Cornett, Financial Institutions Management, chapter on interest rate risk I
 * @example
 * const bank = bankEarnings({
 *   repricingAssets: money(100), repricingFunding: money(120), assetBeta: ratio(0.8), fundingBeta: ratio(0.4),
 *   rateChange: bp(25), yearShare: ratio(1), bonds: money(30), bondDuration: years(4), bondYieldChange: bp(25),
 * });
 * bank.value.toFixed(2); // "0.08"
 * bank.parts.bondValueChange.toFixed(2); // "-0.30"
 */
export function bankEarnings(options: BankEarningsOptions): Result<Money, BankEarningsParts> {
  const { rateChange, bondYieldChange } = options;
  const rates = rateTerms({ rateChange, bondYieldChange });
  const assets = notNegative("repricingAssets", options.repricingAssets);
  const funding = notNegative("repricingFunding", options.repricingFunding);
  const bonds = notNegative("bonds", options.bonds);
  const duration = notNegative("bondDuration", options.bondDuration);
  const assetBeta = finite("assetBeta", options.assetBeta);
  const fundingBeta = finite("fundingBeta", options.fundingBeta);
  const share = shareWithin("yearShare", options.yearShare);
  const earned = (assets * assetBeta * rateChange * share) as Money;
  const paid = (funding * fundingBeta * rateChange * share) as Money;
  const value = (earned - paid) as Money;
  const bondValueChange = (0 - bonds * duration * bondYieldChange) as Money;
  const money = (amount: number) => formatOperand(amount, "money");
  const times = `${formatOperand(rateChange, "pp")} × ${share}`;
  const step = (name: string, formula: string, substituted: string, result: number): Step => ({
    name,
    formula,
    substituted,
    value: result,
    unit: "money",
  });
  return new Result({
    name: "bankEarnings",
    value,
    unit: "money",
    formula: "(assets × asset beta - funding × funding beta) × rate change × share of the year",
    inputs: {
      ...amounts({ repricingAssets: assets, repricingFunding: funding, bonds }),
      assetBeta: { value: assetBeta, unit: "ratio" },
      fundingBeta: { value: fundingBeta, unit: "ratio" },
      rateChange: { ...rates.rateChange, unit: "pp" },
      bondYieldChange: { ...rates.bondYieldChange, unit: "pp" },
      bondDuration: { value: duration, unit: "years" },
      yearShare: { value: share, unit: "share" },
    },
    steps: [
      step(
        "more interest earned",
        "assets × asset beta × rate change × share of the year",
        `${money(assets)} × ${assetBeta} × ${times}`,
        earned,
      ),
      step(
        "more interest paid",
        "funding × funding beta × rate change × share of the year",
        `${money(funding)} × ${fundingBeta} × ${times}`,
        paid,
      ),
      step("net interest income", "more interest earned - more interest paid", `${money(earned)} - ${money(paid)}`, value),
      step(
        "value of the bonds",
        "-duration × yield change × bonds",
        `-${formatQuantity(duration, "years")} × ${formatOperand(bondYieldChange, "pp")} × ${money(bonds)}`,
        bondValueChange,
      ),
    ],
    warnings: warningsOf(value, bondValueChange),
    parts: { moreInterestEarned: earned, moreInterestPaid: paid, bondValueChange },
  });
}

function amounts(values: Readonly<Record<string, number>>): Record<string, Term> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, unit: "money" as const }]));
}

function warningsOf(income: number, bondValueChange: number): Warning[] {
  if (bondValueChange >= 0 || income + bondValueChange >= 0) return [];
  return [
    {
      code: "finance/bond-loss-first",
      message: "the bonds lose more at once than a year of higher net interest income brings",
    },
  ];
}
