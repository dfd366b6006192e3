import type { Observations } from "../source.ts";
import { namedMonthDate, percentYield } from "./cells.ts";
import { readDelimited } from "./delimited.ts";
import { decode, type ParseOptions } from "./source-text.ts";
import { readWide, requireFinalLineEnd, requireHeader, type WideColumn } from "./wide.ts";

const maturitiesYears = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

const kinds = [
  { prefix: "ACMY", convention: "fitted zero-coupon yield, continuous compounding" },
  { prefix: "ACMTP", convention: "term premium of a zero-coupon yield, continuous compounding" },
  { prefix: "ACMRNY", convention: "expected short rate over the maturity, continuous compounding" },
] as const;

/**
 * Reads the New York Fed's term premia (Adrian, Crump and Moench) from a csv of either sheet of its workbook, "ACM Monthly" or
 * "ACM Daily". The workbook itself is an old `.xls` file: save a sheet as CSV first.
 *
 * @param bytes - the sheet as csv, dates as `30-Jun-1961`
 * @returns columns `date` and `ACMY01` to `ACMRNY10`, rates as decimals; a yield is its expected short rate plus its term premium
 * @throws `data/not-text` for the workbook, `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-date`,
 *   `data/not-a-number`, `data/implausible-value`, `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://www.newyorkfed.org/research/data_indicators/term-premia-tabs
 */
export function parseAcm(bytes: Uint8Array, { file = "ACMTermPremium.csv" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  const columns = kinds.flatMap(({ prefix, convention }) =>
    maturitiesYears.map((years): WideColumn => {
      const name = `${prefix}${String(years).padStart(2, "0")}`;
      return { name, format: percentYield, info: { unit: "rate", convention } };
    }),
  );
  requireHeader(sheet, sheet.rows[0], ["DATE", ...columns.map((column) => column.name)]);
  requireFinalLineEnd(sheet);
  return readWide(sheet, { firstRow: 1, date: namedMonthDate, missing: [], columns });
}
