import { UserError } from "../../../../base/errors.ts";
import { isJson, type Json } from "./spec.ts";
import { unitViews } from "./views.ts";

const marks = "arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail".split(
  " ",
);

/**
 * Finds the two mistakes that vega-lite itself draws as an empty chart or answers with a riddle: a mark it does not have, and a
 * field that no row has.
 *
 * @param spec - vega-lite, its data inlined
 * @param columnNames - the columns that each list of rows had before those that are not used were left out
 * @throws `kernel/chart-unknown-mark`, `kernel/chart-unknown-field`
 */
export function checkChart(spec: Json, columnNames: ReadonlyMap<unknown, readonly string[]>): void {
  for (const { mark, encoding, rows, transformed } of unitViews(spec)) {
    if (!marks.includes(mark)) {
      throw new UserError("kernel/chart-unknown-mark", {
        expected: `one of the marks ${marks.join(", ")}`,
        received: JSON.stringify(mark),
        action: "correct the mark",
      });
    }
    const columns = columnNames.get(rows);
    if (!columns?.length || transformed) continue;
    for (const field of fieldsOf(encoding)) {
      if (columns.includes(field) || columns.includes(firstStep(field))) continue;
      throw new UserError("kernel/chart-unknown-field", {
        expected: `one of the columns ${listed(columns)}`,
        received: `the field ${JSON.stringify(field)}`,
        action: "correct the field, or add the column",
      });
    }
  }
}

function fieldsOf(encoding: Json): readonly string[] {
  const definitions = Object.values(encoding).flatMap((definition) =>
    Array.isArray(definition) ? (definition as unknown[]) : [definition],
  );
  const fields = definitions.map((definition) => (isJson(definition) ? definition.field : undefined));
  return fields.filter((field) => typeof field === "string");
}

/** The column within a path into its values: `a` of `a.b` and `a[0]`; an escaped dot belongs to the name. */
function firstStep(field: string): string {
  const name =
    /^(?:\\.|[^.[\\])+/.exec(field)?.[0] ?? /^\[(?:'([^']*)'|"([^"]*)"|([^\]]*))\]/.exec(field)?.slice(1).find(Boolean) ?? field;
  return name.replace(/\\(.)/g, "$1");
}

function listed(columns: readonly string[]): string {
  const rest = columns.length - 20;
  return `${columns.slice(0, 20).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
