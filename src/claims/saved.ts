import { formatQuantity, measured } from "../base/format.ts";
import type { AnyResult } from "../base/result.ts";
import type { SavedCalculation, SavedClaim, SavedSource } from "../base/saved-claim.ts";
import type { InputSource } from "./inputs.ts";
import type { Verdict } from "./verdict.ts";

/** How many digits of a hash tell which bytes were read; the pin file holds the whole hash. */
const hashDigits = 12;

/** A verdict as a notebook keeps it. */
export function savedClaim(verdict: Verdict): SavedClaim {
  const { id, source, section, says, printed, unit, quantity, asOf } = verdict.claim;
  return {
    id,
    source,
    section,
    says,
    printed: verdict.printedText,
    figure: printed,
    relation: verdict.relation ?? "equal",
    unit,
    quantity: quantity ?? null,
    asOf: asOf ?? null,
    computed: verdict.computed,
    verdict: verdict.verdict,
    comparison: verdict.comparison,
    distance: verdict.distance ?? null,
    tolerance: verdict.tolerance ?? null,
    off: distanceText(verdict),
    note: verdict.note ?? null,
    holdsWhen: verdict.holdsWhen ?? null,
    steps: verdict.steps.map(savedCalculation),
    sources: verdict.sources.map(savedSource),
  };
}

/** The distance with the digits that the tolerance has, so that the two compare; null for a direction, which has no figure. */
function distanceText({ claim, distance, tolerance, comparison }: Verdict): string | null {
  if (distance === undefined || comparison === "direction") return null;
  const unit = claim.unit === "rate" ? "pp" : claim.unit === "share" ? "pp" : claim.unit;
  const scale = measured(1, unit);
  if (tolerance === undefined || tolerance === 0) return formatQuantity(distance / scale, unit);
  const decimals = decimalsOf(tolerance);
  const most = Math.max(decimals, Math.min(decimalsOf(distance), decimals + 1));
  return `${formatQuantity(distance / scale, unit, most)}, where ${formatQuantity(tolerance / scale, unit, decimals)} is allowed`;
}

function decimalsOf(value: number): number {
  return Number(value.toPrecision(12)).toFixed(12).replace(/0+$/, "").split(".")[1]?.length ?? 0;
}

function savedCalculation(result: AnyResult): SavedCalculation {
  return {
    name: result.name,
    value: result.format(),
    formula: result.formula,
    inputs: Object.entries(result.inputs).map(([name, term]) => `${name} ${formatQuantity(term.value, term.unit)}`),
    steps: result.steps.map(({ name, formula, substituted, value, unit }) => [
      name,
      formula,
      substituted,
      formatQuantity(value, unit),
    ]),
    warnings: result.warnings.map(({ message }) => message),
  };
}

/** A cached copy is the agency's bytes: a rerun that reads the cache must give the same output as the run that fetched. */
export function savedSource({ agency, series, figure, asOf, origin, url, sha256, note }: InputSource): SavedSource {
  return {
    agency,
    series,
    figure: figure ?? null,
    asOf,
    origin: origin === "cache" ? "agency" : origin,
    url,
    sha256: sha256.slice(0, hashDigits),
    note: note ?? null,
  };
}
