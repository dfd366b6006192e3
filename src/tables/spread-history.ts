import { type ColumnTable, table as tableOf } from "arquero";
import type { DateInput } from "../base/calendar-date.ts";
import { type PairingRule, spreadHistory as spreadHistoryOf } from "../finance/spread-history.ts";
import { onTables } from "./on-tables.ts";
import { columnCells } from "./verb-inputs.ts";

/** Where a table holds a series. */
export interface SeriesColumns {
  readonly table: ColumnTable;
  /** Name of the date column: ISO text or dates. */
  readonly date: string;
  /** Name of the column of yields, as decimals. */
  readonly value: string;
}

export interface SpreadHistoryColumns extends PairingRule {
  /** Name of the date column of this table: ISO text or dates. */
  readonly date: string;
  /** Name of its column of yields, as decimals. */
  readonly value: string;
  /** The other series, which is taken off; the same table unless it names another. */
  readonly less: Omit<SeriesColumns, "table" | "date"> & Partial<SeriesColumns>;
}

/**
 * A spread through time from two columns, of one table or of two: joined on the dates that both have.
 *
 * `spread(d) = a(d) - b(d')`, d' by the pairing; nothing is carried over more than three days.
 *
 * Columns required: those named, yields as decimals. Columns of the result: `date` (ISO text), `a`, `b`, `spread`, `daysApart`. Rows:
 * one a date of the first series that finds an observation of the second, oldest first. Nulls: no observation, never a zero.
 *
 * @param table - with the first series
 * @param columns - its columns, the other series, the pairing and the days allowed between the two
 * @returns a new table
 * @throws `tables/no-such-column`, and the codes of the helper: `finance/fill-too-long`, `finance/duplicate-date`,
 *   `finance/no-common-dates`, `base/not-a-date`
 * @source as the helper's
 * @example
 * const us = table({ date: ["2026-05-15"], DGS10: [0.0459] });
 * const jgb = table({ day: ["2026-05-15"], "10Y": [0.02691] });
 * const less = { table: jgb, date: "day", value: "10Y" };
 * const spreads = spreadHistory(us, { date: "date", value: "DGS10", less, pairing: "sameDate", withinDays: 0 });
 * Number(spreads.get("spread", 0)).toFixed(5); // "0.01899"
 */
function joinedColumns(table: ColumnTable, columns: SpreadHistoryColumns): ColumnTable {
  const { date, value, less, pairing, withinDays } = columns;
  const a = { dates: column<DateInput>(table, date), values: column<number | null>(table, value) };
  const other = less.table ?? table;
  const b = { dates: column<DateInput>(other, less.date ?? date), values: column<number | null>(other, less.value) };
  const { rows } = spreadHistoryOf({ a, b, pairing, withinDays });
  const fields = ["date", "a", "b", "spread", "daysApart"] as const;
  return tableOf(new Map(fields.map((field) => [field, rows.map((row) => row[field])])));
}

function column<T>(table: ColumnTable, name: string): T[] {
  columnCells(table, name, "spreadHistory");
  return Array.from(table.array(name) as ArrayLike<T>);
}

export const spreadHistory = onTables(spreadHistoryOf, joinedColumns);
