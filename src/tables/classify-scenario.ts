import type { ColumnTable } from "arquero";
import { numberCells } from "./verb-inputs.ts";

export interface ClassifyScenarioVerb {
  /** Name of the column that is classified, in the unit of the bands. */
  readonly value: string;
  /** What `scenario` returns. */
  readonly scenarios: { classify(value: never): string | undefined };
  /** Name of the new column: `scenario` unless given. */
  readonly as?: string;
}

/**
 * Names the scenario that each row's value lies in.
 *
 * Adds one column of names and keeps rows, order and groups; a filter is carried out. Where the value is missing, or lies
 * between or beyond the bands, the name is missing too.
 *
 * @param table - with the column that is named
 * @param columns - the column and the scenarios
 * @returns the table with the new column
 * @throws `tables/no-such-column`, `tables/not-a-number`
 * @source half-open intervals, as `scenario`
 * @example
 * const bands = scenario({ unit: "rate", bands: [{ name: "A", from: pct(4), to: pct(4.5) }, { name: "B", from: pct(4.5), to: pct(5) }] });
 * classifyScenario(table({ DGS10: [0.0459] }), { value: "DGS10", scenarios: bands }).get("scenario", 0); // "B"
 */
export function classifyScenario(table: ColumnTable, columns: ClassifyScenarioVerb): ColumnTable {
  const { value, scenarios, as = "scenario" } = columns;
  const seen = table.reify();
  const numbers = numberCells(seen, value, "value of classifyScenario") as Float64Array;
  const names = Array.from(numbers, (number) => (Number.isFinite(number) ? scenarios.classify(number as never) : undefined));
  return seen.assign({ [as]: names });
}
