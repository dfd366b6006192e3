import type { Observations } from "../source.ts";
import { americanDate, cellText, offsetOf, percentYield } from "./cells.ts";
import { readDelimited, type Sheet } from "./delimited.ts";
import { dataError, decode, type ParseOptions, quoted } from "./source-text.ts";
import { headerChanged, readWide, type WideColumn } from "./wide.ts";

const tenorPattern = /^(\d{1,2}(?:\.5)?) (?:(Mo|Month)|(?:Yr|Year))$/;

/**
 * Reads the Treasury's daily par yield curve, one calendar year a file, newest first. The set of tenors changes over the years
 * (`2 Mo` since 2018, `4 Mo` since 2022, `1.5 Month` since 2025) and a tenor that begins within a year has blanks before.
 *
 * @param bytes - the file as served, UTF-8
 * @param options - `year` where every date must lie in this one
 * @returns columns `date` and one a tenor, `1M`, `1.5M` to `30Y`, rates as decimals, oldest first: par yields, semiannual bond-equivalent
 * @throws `data/header-changed`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://home.treasury.gov/resource-center/data-chart-center/interest-rates/TextView?type=daily_treasury_yield_curve
 */
export function parseTreasuryPar(
  bytes: Uint8Array,
  { file = "daily-treasury-rates.csv", year }: ParseOptions & { readonly year?: number } = {},
): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  const header = sheet.rows[0];
  if (header?.cells[0] !== "Date") throw headerChanged(sheet, header, 0, '"Date"');
  if (header.cells.length < 2) throw headerChanged(sheet, header, 1, 'a tenor such as "10 Yr"');
  const columns = header.cells.slice(1).map((label, at): WideColumn => {
    const [, length, month] = tenorPattern.exec(label) ?? [];
    if (length === undefined || header.cells.indexOf(label) !== at + 1) {
      throw headerChanged(sheet, header, at + 1, 'a tenor such as "10 Yr", once,');
    }
    return {
      name: `${length}${month ? "M" : "Y"}`,
      format: percentYield,
      info: { unit: "rate", series: label, convention: "par yield, semiannual bond-equivalent basis" },
    };
  });
  const names = columns.map((column) => column.name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice !== -1) throw headerChanged(sheet, header, twice + 1, "each tenor once");
  if (year !== undefined) requireYear(sheet, year);
  return readWide(sheet, { firstRow: 1, date: americanDate, missing: ["", "N/A"], newestFirst: true, columns });
}

/** A file has one calendar year, and its name does not stay with it. */
function requireYear(sheet: Sheet, year: number): void {
  const other = sheet.rows.slice(1).find((row) => /\/\d{4}$/.test(cellText(row, 0)) && !cellText(row, 0).endsWith(`/${year}`));
  if (!other) return;
  throw dataError("data/other-series", sheet, offsetOf(other, 0), {
    expected: `dates of ${year}`,
    received: quoted(cellText(other, 0)),
    action: "read the file of that year",
  });
}
