/** A claim with its verdict as a cell's output holds it: in words and figures that a reader sees, small, and the same in each rerun. */
export interface SavedClaim {
  readonly id: string;
  readonly says: string;
  readonly source: string;
  readonly section: string;
  /** The figure as printed, with its unit. */
  readonly printed: string;
  /** The same without its unit, the digits as the source has them. */
  readonly figure: string;
  /** How the figure is meant: `equal`, `about`, `more than`, `less than`. */
  readonly relation: string;
  readonly unit: string;
  /** What the figure is a figure of, in words that claims of other sources share. */
  readonly quantity: string | null;
  /** The date or period that the claim speaks of. */
  readonly asOf: string | null;
  /** What came out, with its unit. */
  readonly computed: string;
  readonly verdict: string;
  /** How the two were compared: `equal`, `direction`, … */
  readonly comparison: string;
  /** Computed minus printed, in the printed measure. */
  readonly distance: number | null;
  /** How far off a value may be and still count as the printed figure, in the printed measure. */
  readonly tolerance: number | null;
  /** Distance and tolerance as a reader writes them: `-0.280pp, where 0.005pp is allowed`. */
  readonly off: string | null;
  readonly note: string | null;
  /** What would have to be true for the claim to hold. */
  readonly holdsWhen: string | null;
  /** The calculations that led to the value. */
  readonly steps: readonly SavedCalculation[];
  /** Where the official figures that went in come from. */
  readonly sources: readonly SavedSource[];
}

/** A calculation with its numbers put in. */
export interface SavedCalculation {
  readonly name: string;
  readonly value: string;
  readonly formula: string;
  /** `ustYield 4.30%` */
  readonly inputs: readonly string[];
  /** Intermediates: name, formula, the formula with numbers, value. */
  readonly steps: readonly (readonly string[])[];
  readonly warnings: readonly string[];
}

/** A series of official figures, and which of them was used. */
export interface SavedSource {
  readonly agency: string;
  readonly series: string;
  /** The observation that went in, `4.59% (2026-05-15)`, where it is known. */
  readonly figure: string | null;
  /** The date of the newest observation in the file that was read. */
  readonly asOf: string;
  /** `agency` for the agency's bytes, `snapshot` for figures that ship with Carrybook, `file` for a file of the user's. */
  readonly origin: string;
  readonly url: string;
  /** The first digits of the hash of the bytes that were read: the pin file has them whole. */
  readonly sha256: string;
  readonly note: string | null;
}

/** `Ministry of Finance Japan, 10Y: 2.70% (2026-05-15; snapshot)`. */
export function sourceText({ agency, series, figure, origin }: SavedSource): string {
  const shipped = origin === "agency" ? "" : origin;
  if (figure === null) return `${agency}, ${series}${shipped && ` (${shipped})`}`;
  return `${agency}, ${series}: ${shipped ? figure.replace(/\)$/, `; ${shipped})`) : figure}`;
}

/**
 * Sources in lines of their own; observations of one series share one: `FRED, DGS10: 4.24% (2026-01-16; snapshot), 4.30% (2026-01-20;
 * snapshot)`.
 */
export function sourceTexts(sources: readonly SavedSource[]): readonly string[] {
  const lines = new Map<string, string>();
  for (const source of sources) {
    const { agency, series, figure, origin, sha256 } = source;
    const key = JSON.stringify([agency, series, figure === null, origin, sha256]);
    const before = lines.get(key);
    const text = sourceText(source);
    lines.set(key, before === undefined || figure === null ? text : `${before}, ${text.slice(`${agency}, ${series}: `.length)}`);
  }
  return [...lines.values()];
}

/**
 * Reads the claims out of what an output holds under the claims' MIME type. Outputs may be of an earlier version or changed by
 * hand: what has no id or verdict is left out, other fields that are missing are empty.
 */
export function readClaims(content: unknown): SavedClaim[] {
  const { claims } = record(content);
  return list(claims)
    .map(readClaim)
    .filter((claim) => claim !== undefined);
}

function readClaim(value: unknown): SavedClaim | undefined {
  const fields = record(value);
  const id = text(fields["id"]);
  const verdict = text(fields["verdict"]);
  if (id === "" || verdict === "") return undefined;
  return {
    id,
    says: text(fields["says"]),
    source: text(fields["source"]),
    section: text(fields["section"]),
    printed: text(fields["printed"]),
    figure: text(fields["figure"]),
    relation: text(fields["relation"]),
    unit: text(fields["unit"]),
    quantity: textOrNull(fields["quantity"]),
    asOf: textOrNull(fields["asOf"]),
    computed: text(fields["computed"]),
    verdict,
    comparison: text(fields["comparison"]),
    distance: numberOrNull(fields["distance"]),
    tolerance: numberOrNull(fields["tolerance"]),
    off: textOrNull(fields["off"]),
    note: textOrNull(fields["note"]),
    holdsWhen: textOrNull(fields["holdsWhen"]),
    steps: list(fields["steps"]).map(readCalculation),
    sources: list(fields["sources"]).map(readSource),
  };
}

function readCalculation(value: unknown): SavedCalculation {
  const { name, value: result, formula, inputs, steps, warnings } = record(value);
  return {
    name: text(name),
    value: text(result),
    formula: text(formula),
    inputs: list(inputs).map(text),
    steps: list(steps).map((step) => list(step).map(text)),
    warnings: list(warnings).map(text),
  };
}

function readSource(value: unknown): SavedSource {
  const { agency, series, figure, asOf, origin, url, sha256, note } = record(value);
  return {
    agency: text(agency),
    series: text(series),
    figure: textOrNull(figure),
    asOf: text(asOf),
    origin: text(origin),
    url: text(url),
    sha256: text(sha256),
    note: textOrNull(note),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);
