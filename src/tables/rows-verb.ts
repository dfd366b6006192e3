import { type ColumnTable, table as tableOf } from "arquero";
import type { AnyRowsResult } from "../base/result-rows.ts";
import { onTables } from "./on-tables.ts";
import { inRow, type OptionNames, type RowVerbOptions, verbRows } from "./row-verb.ts";
import type { FromColumns } from "./verb-inputs.ts";

type Helper = (options: never) => AnyRowsResult;
type OptionsOf<H> = H extends (options: infer Options) => unknown ? Options : never;
type FieldOf<H> = H extends (options: never) => { readonly rows: readonly (infer Row)[] } ? keyof Row & string : never;

/** The form of a helper with several rows for an answer that works on a table. */
export interface RowsVerb<Options, Names extends string> {
  /**
   * The same for every row of a table, which is repeated once for each row of its answer: each option the name of a column, or one
   * value for all rows.
   *
   * Adds the fields of the answer as columns; a new column takes the place of an old one of its name. Filter and order are carried
   * out. A row with a missing value is left out; one that the helper rejects stops the verb with the helper's error and the row's
   * number.
   */
  (table: ColumnTable, columns: FromColumns<Options, Names>): ColumnTable;
}

export interface RowsVerbOptions<Name extends string, Field extends string> extends Pick<RowVerbOptions<Name>, "columns"> {
  /** The fields of the answer's rows that are added, in their order. */
  readonly adds: readonly Field[];
}

/**
 * A helper with several rows for an answer that also works on tables: each row is repeated for every row of its answer.
 *
 * @param name - of the verb, for messages
 * @param helper - takes options and gives a result with rows
 * @param definition - which options may come from columns, and which fields are added
 * @returns the helper and its verb under one name
 * @example
 * const both = rowsVerb("mortgageSchedule", mortgageSchedule, { columns: ["annualRate"], adds: ["period", "interest"] });
 * const loan = { principal: money(1000), term: years(2), paymentsPerYear: 1 } as const;
 * both(table({ rate: [0.1] }), { ...loan, annualRate: "rate" }).numRows(); // 2
 */
export function rowsVerb<H extends Helper, const Name extends OptionNames<OptionsOf<H>>>(
  name: string,
  helper: H,
  definition: RowsVerbOptions<Name, FieldOf<H>>,
): H & RowsVerb<OptionsOf<H>, Name> {
  const verb: RowsVerb<OptionsOf<H>, Name> = (table, columns) => {
    const rows = verbRows(name, table, columns, definition.columns);
    const { adds } = definition;
    const old = rows.table.columnNames((column) => !adds.some((added) => added === column));
    const expanded = new Map<string, unknown[]>([...old, ...adds].map((column) => [column, []]));
    for (let row = 0; row < rows.table.numRows(); row += 1) {
      const options = rows.at(row);
      if (!options) continue;
      for (const answer of inRow(row, () => helper(options as never)).rows as readonly Readonly<Record<string, unknown>>[]) {
        for (const column of old) expanded.get(column)?.push(rows.table.get(column, row));
        for (const column of adds) expanded.get(column)?.push(answer[column]);
      }
    }
    return tableOf(expanded);
  };
  return onTables(helper, verb);
}
