import { dateFrom, type DateParts } from "../../base/calendar-date.ts";
import type { Observations } from "../source.ts";
import { type DateFormat, percentYield, slashedDate } from "./cells.ts";
import { readDelimited } from "./delimited.ts";
import { decode, type ParseOptions } from "./source-text.ts";
import { headerChanged, readWide, requireFinalLineEnd, requireHeader } from "./wide.ts";

/** The tenors of the Ministry's curve in years, and the names of their columns: `10Y`. */
export const jgbTenorsYears = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40] as const;

const convention = "constant maturity par yield, semiannual compounding";

/** First and last day of the eras that the file uses, by their letter. Year 1 is written `1`. */
const eras: Readonly<Record<string, { readonly before: number; readonly first: DateParts; readonly last: DateParts }>> = {
  S: { before: 1925, first: { year: 1926, month: 12, day: 25 }, last: { year: 1989, month: 1, day: 7 } },
  H: { before: 1988, first: { year: 1989, month: 1, day: 8 }, last: { year: 2019, month: 4, day: 30 } },
  R: { before: 2018, first: { year: 2019, month: 5, day: 1 }, last: { year: 2999, month: 12, day: 31 } },
};

const eraPattern = /^([SHR])(\d{1,2})\.(\d{1,2})\.(\d{1,2})$/;

/** A date in a Japanese era: `S49.9.24`, `H31.4.26`, `R1.5.7`. A day outside its era is refused: it is a misread era. */
export const eraDate: DateFormat = {
  name: "a Japanese era date such as R8.6.30",
  parse: (text) => {
    const [, letter = "", year, month, day] = eraPattern.exec(text) ?? [];
    const era = eras[letter];
    if (!era) return undefined;
    const date = { year: era.before + Number(year), month: Number(month), day: Number(day) };
    const within = dateFrom(date) >= dateFrom(era.first) && dateFrom(date) <= dateFrom(era.last);
    return within ? date : undefined;
  },
};

interface Edition {
  readonly file: string;
  readonly title: readonly [first: string, last: string];
  readonly dateHeader: string;
  readonly tenorHeader: (years: number) => string;
  readonly date: DateFormat;
  readonly encoding: "utf-8" | "shift_jis";
}

const english: Edition = {
  file: "jgbcme_all.csv",
  title: ["Interest Rate", "(Unit : %)"],
  dateHeader: "Date",
  tenorHeader: (years) => `${years}Y`,
  date: slashedDate,
  encoding: "utf-8",
};

const japanese: Edition = {
  file: "jgbcm_all.csv",
  title: ["国債金利情報", "(単位 : %)"],
  dateHeader: "基準日",
  tenorHeader: (years) => `${years}年`,
  date: eraDate,
  encoding: "shift_jis",
};

/**
 * Reads the Japanese government bond curve of the Ministry of Finance: `jgbcme_all.csv`, the history to the end of last month,
 * or `jgbcme.csv`, the current month, which has the same layout. Tenors begin at different dates, so early rows have gaps;
 * until 1989 there are Saturdays.
 *
 * @param bytes - the English edition as served, ASCII
 * @returns columns `date` and `1Y` to `40Y`, rates as decimals: constant maturity par yields, semiannually compounded
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate/index.htm
 */
export function parseMof(bytes: Uint8Array, options: ParseOptions = {}): Observations {
  return parseEdition(bytes, english, options);
}

/**
 * Reads the Japanese edition of the same curve, `jgbcm_all.csv` or `jgbcm.csv`: Shift-JIS, with dates in Japanese eras.
 * The figures are those of the English edition; see {@link parseMof} for what it returns and throws.
 *
 * @source https://www.mof.go.jp/jgbs/reference/interest_rate/index.htm
 */
export function parseMofJapanese(bytes: Uint8Array, options: ParseOptions = {}): Observations {
  return parseEdition(bytes, japanese, options);
}

function parseEdition(bytes: Uint8Array, edition: Edition, options: ParseOptions): Observations {
  const sheet = readDelimited(decode(bytes, options.file ?? edition.file, edition.encoding), ",");
  const [titleRow, header] = sheet.rows;
  const [first, last] = edition.title;
  if (titleRow?.cells[0] !== first) throw headerChanged(sheet, titleRow, 0, `the title "${first}"`);
  // The title's last cell names the unit: a curve in another unit must not pass for percent.
  if (titleRow.cells.at(-1) !== last) throw headerChanged(sheet, titleRow, titleRow.cells.length - 1, `"${last}"`);
  requireHeader(sheet, header, [edition.dateHeader, ...jgbTenorsYears.map(edition.tenorHeader)]);
  requireFinalLineEnd(sheet);
  return readWide(sheet, {
    firstRow: 2,
    date: edition.date,
    missing: ["-"],
    columns: jgbTenorsYears.map((years) => ({
      name: `${years}Y`,
      format: percentYield,
      info: { unit: "rate", series: edition.tenorHeader(years), convention },
    })),
  });
}
