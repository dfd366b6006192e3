import { calendarDate, type DateInput } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { formatOperand } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { type JpyPerUsd, positive, type Ratio } from "../base/units.ts";
import { plainYears } from "./day-count.ts";
import { basisWarnings, type ForwardRates, type ForwardTenor, legYears, type LegYears } from "./hedge-cost.ts";
import { rateTerms } from "./rate-inputs.ts";

export interface CipForwardOptions extends ForwardRates {
  /** Spot USD/JPY, for value on the spot date (two business days ahead). */
  readonly spot: JpyPerUsd;
  /** From the spot date to the forward's value date. */
  readonly tenor: ForwardTenor;
  /** How both rates compound: `compounded` is once a year. */
  readonly compounding: "simple" | "compounded" | "continuous";
}

/** Intermediates of {@link cipForward}. */
export type CipForwardParts = {
  /** Forward less spot in pips of 0.01 yen. */
  readonly forwardPoints: number;
  /** F/S */
  readonly forwardOverSpot: Ratio;
};

/**
 * The USD/JPY forward by covered interest parity, `F = S g(rJP + b, tJ) / g(rUS, tU)`, where money grows by
 * `1 + r t` (simple), `(1 + r)^t` (compounded) or `exp(r t)` (continuous).
 *
 * The legs count days differently: dollars Act/360, yen Act/365; see {@link usdJpyTenor}.
 *
 * @param options - spot in yen per dollar, rates as decimals, basis as quoted on the yen leg, tenor in years
 * @returns the forward in yen per dollar, with the forward points in pips
 * @throws `base/not-finite`, `base/rate-looks-like-percent`, `base/not-positive` (spot, or a leg that grows below zero),
 *   `finance/tenor-negative`
 * @source covered interest parity
 * @example
 * const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };
 * cipForward({ spot: jpyPerUsd(155), ...rates, tenor: years(1), compounding: "simple" }).format(6); // "149.066986 JPY per USD"
 */
export function cipForward(options: CipForwardOptions): Result<JpyPerUsd, CipForwardParts> {
  const { usRate, jpRate, basis, compounding } = options;
  const spot = positive("spot", options.spot);
  const rates = rateTerms({ usRate, jpRate, basis });
  const tenor = legYears(options.tenor);
  const yen = positive("growth of the yen leg", moneyGrowth(compounding, jpRate + basis, tenor.jp));
  const dollars = positive("growth of the dollar leg", moneyGrowth(compounding, usRate, tenor.us));
  const forwardOverSpot = (yen / dollars) as Ratio;
  const value = (spot * forwardOverSpot) as JpyPerUsd;
  const forwardPoints = (value - spot) * pipsPerYen;
  const shown = (rate: number) => formatOperand(rate, "rate");
  return new Result({
    name: "cipForward",
    value,
    unit: "jpyPerUsd",
    formula: `spot × growth of yen / growth of dollars (${compounding})`,
    inputs: {
      spot: { value: spot, unit: "jpyPerUsd" },
      ...rates,
      usYears: { value: tenor.us, unit: "years" },
      jpYears: { value: tenor.jp, unit: "years" },
    },
    steps: [
      {
        name: "growth of yen",
        ...growthText(compounding, "Japan rate + basis", shown(jpRate + basis), tenor.jp),
        value: yen,
        unit: "ratio",
      },
      {
        name: "growth of dollars",
        ...growthText(compounding, "US rate", shown(usRate), tenor.us),
        value: dollars,
        unit: "ratio",
      },
      {
        name: "forward",
        formula: "spot × growth of yen / growth of dollars",
        substituted: `${spot} × ${yen.toFixed(6)} / ${dollars.toFixed(6)}`,
        value,
        unit: "jpyPerUsd",
      },
      {
        name: "forward points",
        formula: "(forward - spot) × 100",
        substituted: `(${value.toFixed(6)} - ${spot}) × 100`,
        value: forwardPoints,
        unit: "count",
      },
    ],
    warnings: basisWarnings(basis),
    parts: { forwardPoints, forwardOverSpot },
  });
}

const pipsPerYen = 100;

const growth: Record<CipForwardOptions["compounding"], (rate: number, years: number) => number> = {
  simple: (rate, years) => 1 + rate * years,
  compounded: (rate, years) => (1 + rate) ** years,
  continuous: (rate, years) => Math.exp(rate * years),
};

/** What 1 becomes at a rate over years. @throws `finance/unknown-method` */
export function moneyGrowth(compounding: CipForwardOptions["compounding"], rate: number, years: number): number {
  if (Object.hasOwn(growth, compounding)) return growth[compounding](rate, years);
  throw new UserError("finance/unknown-method", {
    expected: `a compounding, one of ${Object.keys(growth).join(", ")}`,
    received: String(compounding),
    action: "say how the rates compound: nothing is assumed",
  });
}

function growthText(compounding: CipForwardOptions["compounding"], rate: string, shown: string, years: number) {
  const length = years.toFixed(4);
  switch (compounding) {
    case "simple":
      return { formula: `1 + (${rate}) × years`, substituted: `1 + ${shown} × ${length}` };
    case "compounded":
      return { formula: `(1 + ${rate}) ^ years`, substituted: `(1 + ${shown}) ^ ${length}` };
    case "continuous":
      return { formula: `exp((${rate}) × years)`, substituted: `exp(${shown} × ${length})` };
  }
}

export interface ForwardPointsOptions {
  readonly spot: JpyPerUsd;
  readonly forward: JpyPerUsd;
}

/**
 * Forward points of USD/JPY as they are quoted: `(F - S) × 100`, pips of 0.01 yen.
 *
 * @param options - both in yen per dollar
 * @returns pips; negative while dollar rates stand above yen rates
 * @throws `base/not-finite`, `base/not-positive`
 * @source market convention: the yen's pip is 0.01
 * @example
 * forwardPoints({ spot: jpyPerUsd(155), forward: jpyPerUsd(149.067) }).format(1); // "-593.3"
 */
export function forwardPoints(options: ForwardPointsOptions): Result<number> {
  const { spot, forward } = options;
  const value = (positive("forward", forward) - positive("spot", spot)) * pipsPerYen;
  const formula = "(forward - spot) × 100";
  const substituted = `(${forward} - ${spot}) × 100`;
  return new Result({
    name: "forwardPoints",
    value,
    unit: "count",
    formula,
    inputs: { spot: { value: spot, unit: "jpyPerUsd" }, forward: { value: forward, unit: "jpyPerUsd" } },
    steps: [{ name: "forward points", formula, substituted, value, unit: "count" }],
    parts: {},
  });
}

/**
 * The year fractions of a USD/JPY forward between two value dates: dollars Act/360, yen Act/365.
 *
 * @param dates - the spot date and the forward's value date
 * @returns years of the dollar leg (days / 360) and of the yen leg (days / 365)
 * @throws `base/not-a-date`
 * @source day counts of SOFR (Act/360) and TONA (Act/365)
 * @example
 * usdJpyTenor({ spotDate: "2026-05-19", valueDate: "2026-08-19" }).us === 92 / 360; // true
 */
export function usdJpyTenor(dates: { readonly spotDate: DateInput; readonly valueDate: DateInput }): LegYears {
  const [start, end] = [calendarDate(dates.spotDate), calendarDate(dates.valueDate)];
  return { us: plainYears(start, end, "Act/360"), jp: plainYears(start, end, "Act/365F") };
}
