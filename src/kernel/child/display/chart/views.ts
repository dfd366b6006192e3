import { isJson, type Json } from "./spec.ts";

/** One plot of a vega-lite chart: what it draws, with all that it inherits from the views around it. */
export interface UnitView {
  readonly mark: string;
  readonly encoding: Json;
  /** Its inlined rows; undefined where the data is made another way. */
  readonly rows: readonly unknown[] | undefined;
  /** Whether it, or a view around it, computes fields of its own. */
  readonly transformed: boolean;
}

type Scope = Omit<UnitView, "mark"> & { readonly datasets: Json };

/** The plots of a vega-lite specification in the order in which they stand. */
export function unitViews(spec: Json): Generator<UnitView> {
  return walk(spec, { encoding: {}, rows: undefined, transformed: false, datasets: jsonOr(spec.datasets) });
}

function* walk(view: Json, outer: Scope): Generator<UnitView> {
  const facet = jsonOr(view.facet);
  const scope: Scope = {
    encoding: { ...outer.encoding, ...("field" in facet ? { facet } : facet), ...jsonOr(view.encoding) },
    rows: view.data === undefined ? outer.rows : rowsOf(jsonOr(view.data), outer.datasets),
    transformed: outer.transformed || view.transform !== undefined,
    datasets: outer.datasets,
  };
  for (const key of ["layer", "concat", "hconcat", "vconcat"]) {
    const views = view[key];
    if (Array.isArray(views)) for (const inner of views) yield* walk(jsonOr(inner), scope);
  }
  if (isJson(view.spec)) yield* walk(view.spec, scope);
  const mark = isJson(view.mark) ? view.mark.type : view.mark;
  if (typeof mark === "string") yield { mark, encoding: scope.encoding, rows: scope.rows, transformed: scope.transformed };
}

function rowsOf(data: Json, datasets: Json): readonly unknown[] | undefined {
  const rows = Array.isArray(data.values) ? data.values : typeof data.name === "string" ? datasets[data.name] : undefined;
  return Array.isArray(rows) ? rows : undefined;
}

/** The value where it is an object, else an empty one: what is not there has no fields. */
export function jsonOr(value: unknown): Json {
  return isJson(value) ? value : {};
}
