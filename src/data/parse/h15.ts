import type { Observations } from "../source.ts";
import { cellText, isoDate, percentYield } from "./cells.ts";
import { readDelimited, type Sheet } from "./delimited.ts";
import { decode, type ParseOptions } from "./source-text.ts";
import { headerChanged, readWide, requireWidth, type WideColumn } from "./wide.ts";

/** The six lines above the observations, by the first cell of each. */
const preamble = ["Series Description", "Unit:", "Multiplier:", "Currency:", "Unique Identifier:", "Time Period"] as const;

const seriesPattern = /^RIFLGFC([MY])(\d{2})_N\.B$/;

/**
 * Reads the nominal Treasury constant maturities of the Federal Reserve's H.15 release, from its Data Download Program with
 * labels and one column a series. Missing values are `ND` or nothing; tenors begin at different dates.
 *
 * @param bytes - the file as served, ASCII
 * @returns columns `date` and one a tenor, `1M` to `30Y`, rates as decimals: par yields on a bond-equivalent (semiannual) basis
 * @throws `data/header-changed`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://www.federalreserve.gov/releases/h15/
 */
export function parseH15(bytes: Uint8Array, { file = "FRB_H15.csv" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  for (const [index, label] of preamble.entries()) {
    const row = sheet.rows[index];
    if (!row || cellText(row, 0) !== label) throw headerChanged(sheet, row, 0, `"${label}"`);
    if (index > 0) requireWidth(sheet, row, sheet.rows[0]?.cells.length ?? 0);
  }
  // Observations without a line end after the last are usual here, so a cut in the last number cannot be seen.
  return readWide(sheet, { firstRow: preamble.length, date: isoDate, missing: ["ND", ""], columns: columnsOf(sheet) });
}

function columnsOf(sheet: Sheet): readonly WideColumn[] {
  const [, units, multipliers, , , names] = sheet.rows;
  if (!units || !multipliers || !names) return [];
  if (names.cells.length < 2) throw headerChanged(sheet, names, 1, "the id of a series");
  return names.cells.slice(1).map((id, at) => {
    const index = at + 1;
    if (cellText(units, index) !== "Percent:_Per_Year") throw headerChanged(sheet, units, index, '"Percent:_Per_Year"');
    if (cellText(multipliers, index) !== "1") throw headerChanged(sheet, multipliers, index, 'a multiplier of "1"');
    const [, period, length] = seriesPattern.exec(id) ?? [];
    if (period === undefined || names.cells.indexOf(id) !== index) {
      throw headerChanged(sheet, names, index, "the id of a Treasury constant maturity, once,");
    }
    const name = `${Number(length)}${period}`;
    return {
      name,
      format: percentYield,
      info: { unit: "rate", series: id, convention: "constant maturity par yield, semiannual bond-equivalent basis" },
    } as const;
  });
}
