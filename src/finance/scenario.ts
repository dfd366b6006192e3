import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import { Result, type Step, type Term, type Warning } from "../base/result.ts";
import { escapeHtml, tableHtml } from "../base/explanation.ts";
import { finite, type Ratio, type Unit } from "../base/units.ts";
import { knownUnit, requireGiven } from "./choices.ts";

/** One scenario: values from `from` up to, not including, `to`. */
export interface ScenarioBand<Q extends number, Name extends string = string> {
  readonly name: Name;
  /** Lowest value of the band, or `"open"` for no lower end. */
  readonly from: Q | "open";
  /** Where the next band may begin: this value is not in the band any more. `"open"` for no upper end. */
  readonly to: Q | "open";
  /** The value that stands for the band in a weighted mean; its midpoint unless given. An open band needs one. */
  readonly point?: Q;
}

export interface ScenarioOptions<Q extends number, Name extends string> {
  readonly bands: readonly ScenarioBand<Q, Name>[];
  /** Unit of the banded value. */
  readonly unit: Unit;
}

/** A set of scenarios over one quantity: bands that do not overlap, in ascending order. */
export class ScenarioSet<Q extends number, Name extends string> {
  readonly bands: readonly ScenarioBand<Q, Name>[];
  readonly unit: Unit;
  readonly warnings: readonly Warning[];

  constructor(bands: readonly ScenarioBand<Q, Name>[], unit: Unit, warnings: readonly Warning[]) {
    this.bands = bands;
    this.unit = unit;
    this.warnings = warnings;
    Object.freeze(this);
  }

  /**
   * The name of the band that a value lies in, or undefined between and beyond the bands. Compared at 12 significant
   * digits, so that a computed 4.4999999999999996% counts as 4.5%.
   *
   * @throws `base/not-finite`
   */
  classify(value: Q): Name | undefined {
    const rounded = Number(finite("value", value).toPrecision(12));
    return this.bands.find((band) => lowerEnd(band) <= rounded && rounded < upperEnd(band))?.name;
  }

  /**
   * The mean of the bands' points by probability: `sum w m`.
   *
   * @param weights - one for each band by its name, none below zero, with a sum of 1 (within 1e-9)
   * @throws `finance/weights-not-one`, `finance/weight-negative`, `finance/weight-missing`, `finance/band-without-point`
   */
  weightedMean(weights: Readonly<Record<Name, Ratio>>): Result<Q, Record<Name, Q>> {
    checkWeights(this.bands, weights);
    const points = Object.fromEntries(this.bands.map((band) => [band.name, bandPoint(band)])) as Record<Name, Q>;
    const value = this.bands.reduce<number>((sum, band) => sum + weights[band.name] * points[band.name], 0) as Q;
    const terms = this.bands.map(
      (band) => `${formatOperand(weights[band.name], "ratio")} × ${formatOperand(points[band.name], this.unit)}`,
    );
    const inputs: Record<string, Term> = {};
    for (const { name } of this.bands) inputs[`weight of ${name}`] = { value: weights[name], unit: "ratio" };
    const formula = "sum of weight × point of the band";
    const step: Step = { name: "weighted mean", formula, substituted: terms.join(" + "), value, unit: this.unit };
    return new Result({
      name: "scenario",
      value,
      unit: this.unit,
      formula,
      inputs,
      steps: [step],
      warnings: this.warnings,
      parts: points,
    });
  }

  toString(): string {
    const lines = this.bands.map((band) => `  ${band.name}: ${this.#interval(band)}`);
    return ["scenario", ...lines, ...this.warnings.map((w) => `  warning (${w.code}): ${w.message}`)].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    const html = tableHtml({ heads: ["Scenario", "Values"], cells: this.bands.map((band) => [band.name, this.#interval(band)]) });
    const notes = this.warnings.map((warning) => `<p role="note">Warning: ${escapeHtml(warning.message)}</p>`);
    return { "text/plain": this.toString(), "text/html": html + notes.join("") };
  }

  #interval({ from, to }: ScenarioBand<Q, Name>): string {
    if (from === "open") return to === "open" ? "any value" : `under ${formatQuantity(to, this.unit)}`;
    const start = formatQuantity(from, this.unit);
    return to === "open" ? `${start} and more` : `from ${start} to under ${formatQuantity(to, this.unit)}`;
  }
}

/**
 * Scenarios as half-open bands `[from, to)` of one quantity: a value on a shared end belongs to the upper band.
 * Bands may leave gaps, which are warned of, and may not overlap.
 *
 * @param options - bands by name, ends in the quantity's own unit, `"open"` for an end that is not there
 * @returns the bands in ascending order, with `classify(value)` and `weightedMean(weights)`
 * @throws `finance/scenario-bands-overlap`, `finance/scenario-band-empty`, `finance/scenario-name-twice`, `finance/no-scenarios`
 * @throws `base/not-finite`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source half-open intervals, so that each value has one band
 * @example
 * const tenYear = scenario({
 *   unit: "rate",
 *   bands: [
 *     { name: "A", from: pct(4), to: pct(4.5) },
 *     { name: "B", from: pct(4.5), to: pct(5) },
 *     { name: "C", from: pct(5), to: "open", point: pct(5.25) },
 *   ],
 * });
 * tenYear.classify(pct(4.5)); // "B"
 * tenYear.weightedMean({ A: ratio(0.5), B: ratio(0.4), C: ratio(0.1) }).format(); // "4.55%"
 */
export function scenario<Q extends number, const Name extends string>(options: ScenarioOptions<Q, Name>): ScenarioSet<Q, Name> {
  requireGiven(options, ["bands"]);
  const unit = knownUnit("unit", options.unit);
  const bands = [...options.bands].sort((a, b) => lowerEnd(a) - lowerEnd(b));
  if (bands.length === 0) throw noScenarios();
  const warnings: Warning[] = [];
  const names = new Set<string>();
  bands.forEach((band, i) => {
    checkBand(band, unit);
    if (names.has(band.name)) throw nameTwice(band.name);
    names.add(band.name);
    const below = bands[i - 1];
    if (!below) return;
    if (lowerEnd(band) < upperEnd(below)) throw overlap(below, band, unit);
    if (lowerEnd(band) > upperEnd(below)) {
      const gap = `${formatQuantity(upperEnd(below), unit)} and ${formatQuantity(lowerEnd(band), unit)}`;
      warnings.push({ code: "finance/scenario-gap", message: `no scenario between ${gap}` });
    }
  });
  return new ScenarioSet(bands, unit, warnings);
}

function lowerEnd(band: ScenarioBand<number>): number {
  return band.from === "open" ? -Infinity : band.from;
}

function upperEnd(band: ScenarioBand<number>): number {
  return band.to === "open" ? Infinity : band.to;
}

function bandPoint<Q extends number>(band: ScenarioBand<Q>): Q {
  if (band.point !== undefined) return band.point;
  if (band.from !== "open" && band.to !== "open") return ((band.from + band.to) / 2) as Q;
  throw new UserError("finance/band-without-point", {
    expected: `a point for the open band ${band.name}`,
    received: "none",
    action: `add point: … to ${band.name}, the value that stands for it in the mean`,
  });
}

function checkBand(band: ScenarioBand<number>, unit: Unit): void {
  for (const end of [band.from, band.to]) if (end !== "open") finite(`an end of band ${band.name}`, end);
  if (!(lowerEnd(band) < upperEnd(band))) {
    throw new UserError("finance/scenario-band-empty", {
      expected: `band ${band.name} to end above where it starts`,
      received: `from ${formatQuantity(lowerEnd(band), unit)} to ${formatQuantity(upperEnd(band), unit)}`,
      action: "exchange the ends",
    });
  }
  const { point } = band;
  if (point === undefined) return;
  if (finite(`the point of band ${band.name}`, point) >= lowerEnd(band) && point <= upperEnd(band)) return;
  throw new UserError("finance/scenario-point-outside", {
    expected: `the point of ${band.name} within its band`,
    received: formatQuantity(point, unit),
    action: "move the point into the band",
  });
}

function checkWeights<Name extends string>(bands: readonly ScenarioBand<number, Name>[], weights: Record<Name, Ratio>): void {
  let sum = 0;
  for (const { name } of bands) {
    const weight: number | undefined = weights[name];
    if (weight === undefined) {
      throw new UserError("finance/weight-missing", {
        expected: `a weight for each band: ${bands.map((band) => band.name).join(", ")}`,
        received: `none for ${name}`,
        action: `add ${name}, ratio(0) if it is ruled out`,
      });
    }
    if (finite(`the weight of ${name}`, weight) < 0) {
      throw new UserError("finance/weight-negative", {
        expected: `the weight of ${name} at 0 or more`,
        received: String(weight),
        action: "a probability is not negative: correct the weight",
      });
    }
    sum += weight;
  }
  if (Math.abs(sum - 1) <= 1e-9) return;
  throw new UserError("finance/weights-not-one", {
    expected: "weights with a sum of 1",
    received: `a sum of ${Number(sum.toPrecision(12))}`,
    action: "correct the weights, or divide each by the sum",
  });
}

function overlap(below: ScenarioBand<number>, above: ScenarioBand<number>, unit: Unit): UserError {
  const end = Math.min(upperEnd(below), upperEnd(above));
  const shared =
    end === Infinity
      ? `values from ${formatQuantity(lowerEnd(above), unit)} in both`
      : `${formatQuantity(lowerEnd(above), unit)} to ${formatQuantity(end, unit)} in both`;
  return new UserError("finance/scenario-bands-overlap", {
    expected: `bands ${below.name} and ${above.name} apart`,
    received: shared,
    action: `end ${below.name} where ${above.name} begins`,
  });
}

function nameTwice(name: string): UserError {
  return new UserError("finance/scenario-name-twice", {
    expected: "a name of its own for each band",
    received: `${name} twice`,
    action: "rename one of them",
  });
}

function noScenarios(): UserError {
  return new UserError("finance/no-scenarios", {
    expected: "at least one band",
    received: "none",
    action: "add a band with a name, from and to",
  });
}
