import type { Observations } from "../source.ts";
import { cellText, isoDate, type NumberFormat, percentYield } from "./cells.ts";
import { readDelimited, type Sheet } from "./delimited.ts";
import { decode, type ParseOptions } from "./source-text.ts";
import { headerChanged, readWide, requireFinalLineEnd, type WideColumn } from "./wide.ts";

/** The rows above the header: a note, a blank, a table of five conventions under its own header, a blank. */
const headerRow = 9;

const families: readonly { readonly pattern: RegExp; readonly format: NumberFormat; readonly convention: string }[] = [
  { pattern: /^SVENY\d\d$/, format: percentYield, convention: "zero-coupon yield, continuous compounding" },
  { pattern: /^SVENPY\d\d$/, format: percentYield, convention: "par yield, semiannual coupons" },
  { pattern: /^SVENF\d\d$/, format: percentYield, convention: "instantaneous forward rate, continuous compounding" },
  { pattern: /^SVEN1F\d\d$/, format: percentYield, convention: "one-year forward par rate, semiannual coupons" },
  // Betas of several hundred percent are real: in 2026 two of them nearly cancel.
  { pattern: /^BETA[0-3]$/, format: { exponent: -2 }, convention: "Svensson parameter, as a rate" },
];

/**
 * Reads the Fed's yield-curve estimates after Gürkaynak, Sack and Wright, `feds200628.csv`: the Svensson parameters of each
 * day and the zero, par and forward rates that follow from them. `NA` is missing; so is -999.99 in `TAU2` on days fitted
 * without the second hump (before 1980), where `BETA3` is 0.
 *
 * @param bytes - the file as served, ASCII
 * @returns columns `date`, `BETA0` to `BETA3` and the `SVEN…` families as decimal rates, `TAU1` and `TAU2` in years
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://www.federalreserve.gov/data/nominal-yield-curve.htm; Gürkaynak, Sack and Wright, FEDS 2006-28
 */
export function parseGsw(bytes: Uint8Array, { file = "feds200628.csv" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  const note = sheet.rows[0];
  if (!note || !cellText(note, 0).startsWith("Note: This is not an official Federal Reserve")) {
    throw headerChanged(sheet, note, 0, "the Fed's note on staff research");
  }
  const columns = columnsOf(sheet);
  requireFinalLineEnd(sheet);
  return readWide(sheet, { firstRow: headerRow + 1, date: isoDate, missing: ["NA"], columns });
}

function columnsOf(sheet: Sheet): readonly WideColumn[] {
  const header = sheet.rows[headerRow];
  if (header?.cells[0] !== "Date") throw headerChanged(sheet, header, 0, '"Date"');
  const columns = header.cells.slice(1).map((name, at): WideColumn => {
    if (header.cells.indexOf(name) !== at + 1) throw headerChanged(sheet, header, at + 1, "each column once");
    if (/^TAU[12]$/.test(name)) {
      return { name, format: { within: [0, 1000] }, missing: ["-999.99"], info: { unit: "years", convention: "Svensson decay" } };
    }
    const family = families.find(({ pattern }) => pattern.test(name));
    if (!family) throw headerChanged(sheet, header, at + 1, "a column of the curve such as SVENY10");
    return { name, format: family.format, info: { unit: "rate", convention: family.convention } };
  });
  for (const name of ["BETA0", "BETA1", "BETA2", "BETA3", "TAU1", "TAU2"]) {
    if (!header.cells.includes(name)) throw headerChanged(sheet, header, header.cells.length, `"${name}"`);
  }
  return columns;
}
