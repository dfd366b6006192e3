import { UserError } from "../base/errors.ts";
import { formatQuantity } from "../base/format.ts";
import { displayHook, type MimeBundle } from "../base/host.ts";
import { tableHtml } from "../base/explanation.ts";
import { finite, type Unit } from "../base/units.ts";
import { knownUnit, requireGiven } from "./choices.ts";

/** An input that is moved alone, in its own unit. */
export interface TornadoInput<Q extends number = number> {
  readonly base: Q;
  readonly low: Q;
  readonly high: Q;
}

export type TornadoInputs = Readonly<Record<string, TornadoInput>>;

export interface TornadoOptions<I extends TornadoInputs, Q extends number> {
  readonly inputs: I;
  readonly model: (inputs: { readonly [Name in keyof I]: I[Name]["base"] }) => Q;
  /** Unit of the outcome. */
  readonly unit: Unit;
}

/** What moving one input does to the outcome, the others at their base. */
export interface TornadoBar<Q extends number> {
  readonly input: string;
  /** The outcome with the input at its low and at its high end. */
  readonly atLow: Q;
  readonly atHigh: Q;
  /** Width of the bar: the outcome at high less the outcome at low; below zero when they move against each other. */
  readonly swing: number;
  /** Change of the outcome for one unit of the input. */
  readonly slope: number;
  /** The swing's square among all squares: the share of variance if each input ranged alike and nothing interacted. */
  readonly shareOfVariance: number;
}

/** One-at-a-time sensitivities, the widest first. */
export class Tornado<Q extends number> {
  readonly base: Q;
  readonly unit: Unit;
  readonly bars: readonly TornadoBar<Q>[];

  constructor(base: Q, unit: Unit, bars: readonly TornadoBar<Q>[]) {
    this.base = base;
    this.unit = unit;
    this.bars = bars;
    Object.freeze(this);
  }

  toString(): string {
    const lines = this.bars.map((bar) => `  ${bar.input}: ${this.#cells(bar).slice(1).join(", ")}`);
    return [`tornado around ${formatQuantity(this.base, this.unit)}: at low, at high, share of variance`, ...lines].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [displayHook](): MimeBundle {
    const heads = ["Input", "At low", "At high", "Share of variance"];
    const html = tableHtml({ heads, cells: this.bars.map((bar) => this.#cells(bar)) });
    return { "text/plain": this.toString(), "text/html": html };
  }

  #cells(bar: TornadoBar<Q>): string[] {
    const ends = [bar.atLow, bar.atHigh].map((value) => formatQuantity(value, this.unit));
    return [bar.input, ...ends, `${(bar.shareOfVariance * 100).toFixed(1)}%`];
  }
}

/**
 * How far each input alone moves an outcome: from its low to its high end, the others at their base.
 *
 * `share = swing² / sum of swings²`. It leaves interactions out: where they matter the shares do not add up to what a joint
 * move does.
 *
 * @param options - inputs with base, low and high in their own unit, and the model
 * @returns a bar an input, the widest first
 * @throws `base/not-finite` for an input; `finance/tornado-range` unless low < high and base within
 * @throws `finance/outcome-not-finite`
 * @throws `finance/unknown-choice`, `finance/option-missing`
 * @source one-at-a-time sensitivity: Howard, Management Science 34 (1988), 679-695
 * @example
 * const inputs = { hedged: { base: pct(0.3), low: pct(0), high: pct(0.6) }, jgb: { base: pct(1.5), low: pct(1), high: pct(2) } };
 * tornado({ inputs, model: ({ hedged, jgb }) => hedged - jgb, unit: "pp" }).bars[0]?.input; // "jgb"
 */
export function tornado<I extends TornadoInputs, Q extends number>(options: TornadoOptions<I, Q>): Tornado<Q> {
  requireGiven(options, ["inputs", "model"]);
  const { inputs } = options;
  const unit = knownUnit("unit", options.unit);
  const names = Object.keys(inputs);
  const base: Record<string, number> = {};
  for (const name of names) base[name] = checkedInput(name, inputs[name]).base;
  const outcome = (changed: Record<string, number>): Q => {
    const value = options.model({ ...base, ...changed } as { readonly [Name in keyof I]: I[Name]["base"] });
    if (Number.isFinite(value)) return value;
    throw new UserError("finance/outcome-not-finite", {
      expected: "a finite outcome",
      received: `${value} at ${JSON.stringify(changed)}`,
      action: "narrow the range of that input",
    });
  };
  const bars = names.map((name) => {
    const { low, high } = checkedInput(name, inputs[name]);
    const [atLow, atHigh] = [outcome({ [name]: low }), outcome({ [name]: high })];
    const swing = atHigh - atLow;
    return { input: name, atLow, atHigh, swing, slope: swing / (high - low) };
  });
  const squares = bars.reduce((sum, bar) => sum + bar.swing ** 2, 0);
  const shared = bars.map((bar) => ({ ...bar, shareOfVariance: squares === 0 ? 0 : bar.swing ** 2 / squares }));
  shared.sort((a, b) => Math.abs(b.swing) - Math.abs(a.swing));
  return new Tornado(outcome({}), unit, shared);
}

function checkedInput(name: string, input: TornadoInput | undefined): TornadoInput {
  const base = finite(`the base of ${name}`, input?.base ?? NaN);
  const low = finite(`the low end of ${name}`, input?.low ?? NaN);
  const high = finite(`the high end of ${name}`, input?.high ?? NaN);
  if (low < high && low <= base && base <= high) return { base, low, high };
  throw new UserError("finance/tornado-range", {
    expected: `${name} with low below high and the base between them`,
    received: `low ${low}, base ${base}, high ${high}`,
    action: "correct the range",
  });
}
