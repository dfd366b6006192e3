import { type CalendarDate, toIso } from "../../base/calendar-date.ts";
import type { Observations } from "../source.ts";
import { cellText, monthNumber, offsetOf } from "./cells.ts";
import { readDelimited, type Row, type Sheet } from "./delimited.ts";
import { dataError, decode, type ParseOptions, quoted } from "./source-text.ts";
import { type Holding, holdingsOf, holdingsTable, monthEnd, requireNewHolder } from "./tic-holders.ts";
import { headerChanged } from "./wide.ts";

/**
 * Reads the Treasury's history of major foreign holders, `mfhhis01.txt`: one block a year, newest first, with the months above the
 * years in two header rows. At a series break a month stands twice (June in 2002 to 2011, March in 2000); the left one is on the
 * new series and is the observation, the right one goes to its own column.
 *
 * @param bytes - the file as served, ASCII, tab-delimited
 * @returns columns `date` (month end), `country`, `kind` (`country`, `group`, `total` or `memo`), `holdingsUsdBn` and
 *   `oldSeriesUsdBn`; one row a holder and month, oldest month first. `Grand Total` is a row, but no country
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/duplicate-row`, `data/total-mismatch`, `data/no-observations` and those
 *   of {@link decode}
 * @source https://ticdata.treasury.gov/Publish/mfhhis01.txt
 */
export function parseTicHistory(bytes: Uint8Array, { file = "mfhhis01.txt" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file), "\t");
  const title = sheet.rows[0];
  if (!title?.cells.some((cell) => cell.trim() === "MAJOR FOREIGN HOLDERS OF TREASURY SECURITIES")) {
    throw headerChanged(sheet, title, 0, '"MAJOR FOREIGN HOLDERS OF TREASURY SECURITIES"');
  }
  const unit = sheet.rows[1];
  if (!unit?.cells.some((cell) => cell.trim() === "(in billions of dollars)")) {
    throw headerChanged(sheet, unit, 0, '"(in billions of dollars)"');
  }
  const holdings: Holding[] = [];
  let oldest: CalendarDate | undefined;
  for (const [index, row] of sheet.rows.entries()) {
    if (cellText(row, 0) !== "Country") continue;
    const months = monthsOf(sheet, index, oldest);
    oldest = months.at(-1);
    holdings.push(...readBlock(sheet, index + 1, months));
  }
  if (holdings.length > 0) return holdingsTable(holdings);
  throw dataError("data/no-observations", sheet, sheet.text.length, {
    expected: 'a block of countries under a "Country" row',
    received: "the end of the file",
    action: "the file is cut off: download it again",
  });
}

/** The months of a block, from its `Country` row (the years) and the row above (the months), checked to be newest first. */
function monthsOf(sheet: Sheet, countryRow: number, oldestSoFar: CalendarDate | undefined): readonly CalendarDate[] {
  const years = sheet.rows[countryRow];
  const names = sheet.rows[countryRow - 1];
  if (!years || !names) throw headerChanged(sheet, years, 0, "a row of months above");
  const months: CalendarDate[] = [];
  for (let index = 1; cellText(years, index) !== "" || cellText(names, index) !== ""; index += 1) {
    const month = monthNumber(cellText(names, index));
    if (month === undefined) throw headerChanged(sheet, names, index, "a month such as Dec");
    if (!/^20\d\d$/.test(cellText(years, index))) throw headerChanged(sheet, years, index, "a year");
    const date = monthEnd(Number(cellText(years, index)), month);
    const previous = months.at(-1) ?? oldestSoFar;
    // The same month twice within a block is a series break; three times, or in two blocks, is damage.
    const doubled = months.at(-1) === date && months.at(-2) !== date;
    if (previous !== undefined && date >= previous && !doubled) {
      throw dataError(date === previous ? "data/duplicate-date" : "data/unsorted-dates", sheet, offsetOf(years, index), {
        expected: `a month before ${toIso(previous).slice(0, 7)}`,
        received: toIso(date).slice(0, 7),
        action: "blocks or columns were moved: use the file as the agency serves it",
      });
    }
    months.push(date);
  }
  if (months.length === 0) throw headerChanged(sheet, years, 1, "a year");
  return months;
}

/** A block's rows up to its total, and the parts of the total below. */
function readBlock(sheet: Sheet, first: number, months: readonly CalendarDate[]): readonly Holding[] {
  const seen = new Set<string>();
  const holdings: Holding[] = [];
  let part: "countries" | "below total" | "memos" = "countries";
  for (const row of sheet.rows.slice(first)) {
    const label = cellText(row, 0);
    if (label === "") {
      if (isRule(row) || (part !== "memos" && row.cells.every((cell) => cell.trim() === ""))) continue;
      if (part === "memos") return holdings;
      throw unexpectedRow(sheet, row);
    }
    if (label === "Of which:" && part === "below total") {
      part = "memos";
      continue;
    }
    if (part === "below total") throw unexpectedRow(sheet, row);
    if (part === "memos" && label === "Country") throw unexpectedRow(sheet, row);
    requireNewHolder(sheet, row, seen);
    const read = holdingsOf(sheet, row, months);
    if (label === "Grand Total") {
      requireTotal(sheet, row, { read, above: holdings, countries: seen.size - 1 });
      part = "below total";
    }
    holdings.push(...read);
  }
  throw dataError("data/cut-off", sheet, sheet.text.length, {
    expected: part === "memos" ? "a blank line after the block" : 'a block that goes on to "Grand Total" and "Of which:"',
    received: "the end of the file",
    action: "the file is cut off: download it again",
  });
}

/** Checks a total against the rows above it: each is rounded to 0.1, and one that is not available counts in another. */
function requireTotal(
  sheet: Sheet,
  row: Row,
  total: { readonly read: readonly Holding[]; readonly above: readonly Holding[]; readonly countries: number },
): void {
  const tolerance = 0.05 * (total.countries + 1) + 1e-6;
  const sums = new Map<CalendarDate, number>();
  for (const { date, holdings = 0 } of total.above) sums.set(date, (sums.get(date) ?? 0) + holdings);
  for (const { date, holdings = 0 } of total.read) {
    const sum = sums.get(date) ?? 0;
    if (Math.abs(sum - holdings) <= tolerance) continue;
    throw dataError("data/total-mismatch", sheet, offsetOf(row, 0), {
      expected: `a total of ${sum.toFixed(1)} for ${toIso(date).slice(0, 7)}, the sum of the rows above`,
      received: String(holdings),
      action: "a row is missing or its columns have shifted: download the file again",
    });
  }
}

/** The row of dashes under a header. */
function isRule(row: Row): boolean {
  return row.cells.some((cell) => cell.trim() !== "") && row.cells.every((cell) => /^-{0,20}$/.test(cell.trim()));
}

function unexpectedRow(sheet: Sheet, row: Row) {
  const index = row.cells.findIndex((cell) => cell.trim() !== "");
  return dataError("data/header-changed", sheet, offsetOf(row, Math.max(index, 0)), {
    expected: "a country, a total or a blank line",
    received: quoted(cellText(row, Math.max(index, 0))),
    action: "the file is damaged, or the agency has changed its layout: report it",
  });
}
