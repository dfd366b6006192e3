/** Any JSON object: a chart's specification is read as loosely as people write it. */
export type Json = Readonly<Record<string, unknown>>;

/** A specification of a chart and the language that it is written in. */
export interface ChartSpec {
  readonly language: "vega" | "vega-lite";
  readonly spec: Json;
}

const schemaPattern = /\/schema\/(vega|vega-lite)\/v\d/;

/** Tells a plain object from lists, dates, class instances and the rest. */
export function isJson(value: unknown): value is Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * The chart that a value describes: an object whose `$schema` names vega or vega-lite, or a builder of one (vega-lite-api and
 * the like) with a `toSpec` method.
 */
export function chartSpecOf(value: object): ChartSpec | undefined {
  const language = languageOf(value);
  if (language) return { language, spec: value as Json };
  const { toSpec } = value as { toSpec?: unknown };
  if (typeof toSpec !== "function") return undefined;
  const spec: unknown = toSpec.call(value);
  if (!isJson(spec)) return undefined;
  return { language: languageOf(spec) ?? ("marks" in spec ? "vega" : "vega-lite"), spec };
}

function languageOf(value: object): ChartSpec["language"] | undefined {
  const { $schema: schema } = value as { $schema?: unknown };
  if (typeof schema !== "string") return undefined;
  return schemaPattern.exec(schema)?.[1] as ChartSpec["language"] | undefined;
}

/** Calls back for every object within a specification, from the outside in; the rows of its data are not entered. */
export function visit(
  spec: unknown,
  callback: (node: Json, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  if (Array.isArray(spec)) {
    spec.forEach((element, index) => visit(element, callback, [...path, String(index)]));
  } else if (isJson(spec)) {
    callback(spec, path);
    for (const [key, child] of Object.entries(spec)) if (!holdsRows(key, path)) visit(child, callback, [...path, key]);
  }
}

/** `data.values`, each of `datasets`, and `values` of one of Vega's list of data sets. */
export function holdsRows(key: string, path: readonly string[]): boolean {
  const parent = path.at(-1);
  if (parent === "datasets") return true;
  return key === "values" && (parent === "data" || path.at(-2) === "data");
}
