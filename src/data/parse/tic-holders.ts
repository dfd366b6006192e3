import { type CalendarDate, dateFrom, daysInMonth } from "../../base/calendar-date.ts";
import { type Observations, utcDate } from "../source.ts";
import { cellText, type NumberFormat, offsetOf, readOptional } from "./cells.ts";
import type { Row, Sheet } from "./delimited.ts";
import { dataError, quoted } from "./source-text.ts";
import { lastOf } from "./wide.ts";

/** What a row of the Treasury's table is: a country, a group of countries, the total of these, or a part of the total by kind of holder. */
export type HolderKind = "country" | "group" | "total" | "memo";

/** One holder in one month. */
export interface Holding {
  readonly date: CalendarDate;
  readonly country: string;
  readonly kind: HolderKind;
  readonly holdings: number | undefined;
  /** The estimate on the series before, where the month stands at a break and has both. */
  readonly oldSeries: number | undefined;
}

/** Billions of dollars with one decimal; beyond the bound columns have shifted. */
export const holdingsFormat: NumberFormat = { within: [0, 100_000] };

/** `n.a.` is not available; a star is "less than $50 million", which is 0.0 in this unit but is no published number. */
export const holdingsMissing: readonly string[] = ["", "n.a.", "*"];

const groups: readonly string[] = ["All Other", "Oil Exporters", "Carib Bnkng Ctrs"];

/** The names of the parts of the total, in the history file, in the live one, and in the snapshot, which has ours. */
const memos: Readonly<Record<string, string>> = {
  "For. Official": "Foreign Official",
  "Treasury Bills": "Foreign Official Treasury Bills",
  "T-Bonds & Notes": "Foreign Official T-Bonds & Notes",
  "Of Which: Foreign Official": "Foreign Official",
  "Of Which: Foreign Official Treasury Bills": "Foreign Official Treasury Bills",
  "Of Which: Foreign Official T-Bonds & Notes": "Foreign Official T-Bonds & Notes",
  "Foreign Official": "Foreign Official",
};

/** A holder's name without its footnote mark (`United Kingdom 2/`), and what kind of row it is. */
export function holderOf(label: string): { readonly country: string; readonly kind: HolderKind } {
  const name = label.trim().replace(/\s{1,4}\d{1,2}\/$/, "");
  const memo = memos[name];
  if (memo !== undefined) return { country: memo, kind: "memo" };
  return { country: name, kind: name === "Grand Total" ? "total" : groups.includes(name) ? "group" : "country" };
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): CalendarDate {
  return dateFrom({ year, month, day: daysInMonth(year, month) });
}

/** Reads one holder's row: a number for each month of the block, doubled months taken together. */
export function holdingsOf(sheet: Sheet, row: Row, months: readonly CalendarDate[]): readonly Holding[] {
  const { country, kind } = holderOf(cellText(row, 0));
  const extra = row.cells.findIndex((cell, index) => index > months.length && cell.trim() !== "");
  if (extra !== -1 || row.cells.length <= months.length) {
    throw dataError("data/row-width", sheet, offsetOf(row, extra === -1 ? row.cells.length - 1 : extra), {
      expected: `${months.length} numbers, as the header has months`,
      received: extra === -1 ? `${row.cells.length - 1}` : `${quoted(cellText(row, extra))} after them`,
      action: "the file is cut off or its columns have shifted: download it again",
    });
  }
  const values = months.map((_, index) => readOptional(sheet, row, index + 1, holdingsMissing, holdingsFormat));
  return months.flatMap((date, index) => {
    if (months[index - 1] === date) return [];
    const doubled = months[index + 1] === date;
    return [{ date, country, kind, holdings: values[index], oldSeries: doubled ? values[index + 1] : undefined }];
  });
}

/** Checks that no holder stands twice in a block. @throws `data/duplicate-row` */
export function requireNewHolder(sheet: Sheet, row: Row, seen: Set<string>): void {
  const { country, kind } = holderOf(cellText(row, 0));
  if (!seen.has(country)) {
    seen.add(country);
    return;
  }
  throw dataError("data/duplicate-row", sheet, offsetOf(row, 0), {
    expected: `each ${kind === "country" ? "country" : "row"} once`,
    received: `${quoted(country)} again`,
    action: "rows were doubled: use the file as the agency serves it",
  });
}

/** The table of holdings: one row a holder and month, oldest month first, holders in the file's order. */
export function holdingsTable(holdings: readonly Holding[]): Observations {
  const rows = [...holdings].sort((a, b) => a.date - b.date);
  const convention = "market value at the end of the month, by country of custody, official reserves included";
  return {
    columns: {
      date: rows.map((row) => utcDate(row.date)),
      country: rows.map((row) => row.country),
      kind: rows.map((row) => row.kind),
      holdingsUsdBn: rows.map((row) => row.holdings),
      oldSeriesUsdBn: rows.map((row) => row.oldSeries),
    },
    info: {
      date: { key: true },
      country: { key: true },
      kind: {},
      holdingsUsdBn: { unit: "usdBn", convention },
      oldSeriesUsdBn: { unit: "usdBn", convention: "the estimate on the earlier series, at a series break only" },
    },
    asOf: lastOf(rows.map((row) => row.date)),
  };
}
