import { type CalendarDate, toIso } from "../../base/calendar-date.ts";
import type { Observations } from "../source.ts";
import { cellText, offsetOf } from "./cells.ts";
import { readDelimited, type Row, type Sheet } from "./delimited.ts";
import { dataError, decode, type ParseOptions } from "./source-text.ts";
import { type Holding, holdingsOf, holdingsTable, monthEnd, requireNewHolder } from "./tic-holders.ts";
import { headerChanged } from "./wide.ts";

/**
 * Reads the Treasury's current table of major foreign holders, `slt_table5.txt` (the successor of `mfh.txt`): the newest months,
 * newest first, under a prose header, with the largest holders only. The `Of Which:` rows are parts of the total, not countries,
 * and larger than any of them.
 *
 * @param bytes - the file as served, ASCII, tab-delimited
 * @returns the same columns as {@link parseTicHistory}
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/duplicate-row` and those of {@link decode}
 * @source https://ticdata.treasury.gov/resource-center/data-chart-center/tic/Documents/slt_table5.txt
 */
export function parseTicCurrent(bytes: Uint8Array, { file = "slt_table5.txt" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file), "\t");
  const [title, , unit] = sheet.rows;
  if (!title || !cellText(title, 0).startsWith("Table 5: Major Foreign Holders")) {
    throw headerChanged(sheet, title, 0, '"Table 5: Major Foreign Holders of Treasury Securities"');
  }
  if (!unit || cellText(unit, 0) !== "Billions of dollars") throw headerChanged(sheet, unit, 0, '"Billions of dollars"');
  const headerIndex = sheet.rows.findIndex((row) => cellText(row, 0) === "Country");
  const header = sheet.rows[headerIndex];
  if (!header) throw headerChanged(sheet, undefined, 0, '"Country"');
  const months = monthsOf(sheet, header);
  const seen = new Set<string>();
  const holdings: Holding[] = [];
  for (const row of sheet.rows.slice(headerIndex + 1)) {
    const label = cellText(row, 0);
    // Notes follow after a blank line, or at once.
    if (label === "" || label === "Notes:") break;
    requireNewHolder(sheet, row, seen);
    holdings.push(...holdingsOf(sheet, row, months));
  }
  // The last row of the table: without it, or without the line end after it, rows or digits are lost.
  if (!seen.has("Foreign Official Treasury Bills") || !sheet.text.endsWith("\n")) {
    throw dataError("data/cut-off", sheet, sheet.text.length, {
      expected: 'rows up to "Grand Total" and the "Of Which:" parts of it',
      received: "the end of the table before them",
      action: "the file is cut off: download it again",
    });
  }
  return holdingsTable(holdings);
}

function monthsOf(sheet: Sheet, header: Row): readonly CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let index = 1; index < header.cells.length && cellText(header, index) !== ""; index += 1) {
    const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(cellText(header, index)) ?? [];
    if (year === undefined) throw headerChanged(sheet, header, index, "a month such as 2026-07");
    const date = monthEnd(Number(year), Number(month));
    const previous = months.at(-1);
    if (previous !== undefined && date >= previous) {
      throw dataError(date === previous ? "data/duplicate-date" : "data/unsorted-dates", sheet, offsetOf(header, index), {
        expected: `a month before ${toIso(previous).slice(0, 7)}`,
        received: toIso(date).slice(0, 7),
        action: "columns were moved: use the file as the agency serves it",
      });
    }
    months.push(date);
  }
  if (months.length === 0) throw headerChanged(sheet, header, 1, "a month such as 2026-07");
  return months;
}
