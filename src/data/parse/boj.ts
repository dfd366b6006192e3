import { addMonths, type CalendarDate, dateParts, toIso } from "../../base/calendar-date.ts";
import { type Cell, type ColumnInfo, type Observations, utcDate } from "../source.ts";
import { cellText, monthNumber, type NumberFormat, offsetOf, readOptional } from "./cells.ts";
import { readDelimited, type Row, type Sheet } from "./delimited.ts";
import { dataError, decode, type ParseOptions, quoted } from "./source-text.ts";
import { monthEnd } from "./tic-holders.ts";
import { headerChanged, lastOf, observationRows, requireFinalLineEnd, requireWidth } from "./wide.ts";

const width = 29;

/** Where the two halves of a row begin: the month's name, then ten numbers. */
const halves = [
  { side: "assets", month: 3, sign: "residents' purchases of securities issued abroad" },
  { side: "liabilities", month: 18, sign: "non-residents' purchases of securities issued in Japan" },
] as const;

const securities = ["Equity and investment fund shares", "Long-term debt securities", "Short-term debt securities"] as const;
const securityNames = ["Equity", "LongTermDebt", "ShortTermDebt"] as const;
const flows = ["Acquisition", "Disposition", "Net"] as const;

/** Units of 100 million yen with grouped thousands, to trillions. */
const hundredMillionYen: NumberFormat = { exponent: -4, grouped: true };

/**
 * Reads Japan's portfolio investment flows of the balance of payments, table 6pi-1, published by the Ministry of Finance and the Bank of
 * Japan: a bilingual csv in Shift-JIS with annual figures first and monthly ones below. The monthly figures are read. Gross flows begin
 * in 2014; a month marked `(P)` is preliminary.
 *
 * @param bytes - the file as served
 * @returns columns `date` (month end), `preliminary`, and `assetsEquityAcquisition` to `liabilitiesTotalNet` in trillions of yen;
 *   a positive net of assets is money that leaves Japan
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/total-mismatch`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://www.boj.or.jp/en/statistics/br/bop_06/index.htm
 */
export function parseBojPortfolio(bytes: Uint8Array, { file = "6pi-1.csv" }: ParseOptions = {}): Observations {
  const sheet = readDelimited(decode(bytes, file, "shift_jis"), ",");
  requireLayout(sheet);
  requireFinalLineEnd(sheet);
  const first = sheet.rows.findIndex((row) => cellText(row, 0) === "(Monthly figures)");
  if (first === -1) throw headerChanged(sheet, undefined, 0, '"(Monthly figures)"');
  const dates: CalendarDate[] = [];
  const preliminary: boolean[] = [];
  const columns: Record<string, Cell[]> = {};
  const info: Record<string, ColumnInfo> = { date: { key: true }, preliminary: {} };
  for (const row of observationRows(sheet, first + 1)) {
    requireWidth(sheet, row, width);
    const month = readMonth(sheet, row, dates.at(-1));
    dates.push(month.date);
    preliminary.push(month.preliminary);
    for (const half of halves) {
      const values = columnNames(half.side).map((name, index) => {
        const value = readOptional(sheet, row, half.month + 1 + index, ["--"], hundredMillionYen);
        info[name] = { unit: "jpyTn", convention: half.sign };
        (columns[name] ??= []).push(value);
        return value;
      });
      requireSums(sheet, row, half.month + 1, values);
    }
  }
  return { columns: { date: dates.map(utcDate), preliminary, ...columns }, info, asOf: lastOf(dates) };
}

function columnNames(side: string): readonly string[] {
  return [...securityNames.flatMap((security) => flows.map((flow) => `${side}${security}${flow}`)), `${side}TotalNet`];
}

/** Checks that each net is acquisition less disposition and the total the sum of the nets, to the rounding of the parts. */
function requireSums(sheet: Sheet, row: Row, firstColumn: number, values: readonly (number | undefined)[]): void {
  const nets = [2, 5, 8];
  const checks = [
    ...nets.map((net) => ({ net, of: (values[net - 2] ?? NaN) - (values[net - 1] ?? NaN) })),
    { net: 9, of: nets.reduce((sum, net) => sum + (values[net] ?? NaN), 0) },
  ];
  for (const { net, of } of checks) {
    // Gross flows before 2014 are not published: nothing to compare.
    if (!(Math.abs(of - (values[net] ?? NaN)) > 0.000_25)) continue;
    throw dataError("data/total-mismatch", sheet, offsetOf(row, firstColumn + net), {
      expected: `${(of * 10_000).toFixed(0)}, from the columns before`,
      received: quoted(cellText(row, firstColumn + net)),
      action: "columns have shifted, or the file is damaged: download it again",
    });
  }
}

/** Checks unit, securities and flows, each in its place: a column more or less would move all numbers. */
function requireLayout(sheet: Sheet): void {
  const unit = sheet.rows.find((row) => cellText(row, 0) === "(100 million Yen)");
  if (!unit) throw headerChanged(sheet, undefined, 0, '"(100 million Yen)"');
  const securityRow = sheet.rows.find((row) => cellText(row, 4) === securities[0]);
  if (!securityRow) throw headerChanged(sheet, undefined, 4, `"${securities[0]}"`);
  const flowRow = sheet.rows.find((row) => cellText(row, 4) === flows[0]);
  if (!flowRow) throw headerChanged(sheet, undefined, 4, `"${flows[0]}"`);
  for (const { month } of halves) {
    const labels = [...securities, "Total"];
    for (const [index, label] of labels.entries()) {
      const column = month + 1 + index * flows.length;
      if (cellText(securityRow, column) !== label) throw headerChanged(sheet, securityRow, column, `"${label}"`);
    }
    const flowLabels = [...securities.flatMap(() => flows), "Net"];
    for (const [index, label] of flowLabels.entries()) {
      const column = month + 1 + index;
      if (cellText(flowRow, column) !== label) throw headerChanged(sheet, flowRow, column, `"${label}"`);
    }
  }
}

/** The month of a row. The year stands only where a year begins, so each month must follow the one before. */
function readMonth(sheet: Sheet, row: Row, previous: CalendarDate | undefined) {
  const [left, right] = halves;
  const text = cellText(row, left.month);
  const month = monthNumber(text.replace(/\(P\)$/, ""));
  if (month === undefined || cellText(row, right.month) !== text) {
    throw dataError("data/not-a-date", sheet, offsetOf(row, month === undefined ? left.month : right.month), {
      expected: "the same month in both halves of a row, such as Apr or Apr(P)",
      received: quoted(month === undefined ? text : cellText(row, right.month)),
      action: "columns have shifted, or the file is damaged: download it again",
    });
  }
  const printedYear = cellText(row, left.month - 1);
  const expected = previous === undefined ? undefined : addMonths(previous, 1, true);
  const year = /^\d{4}$/.test(printedYear) ? Number(printedYear) : expected === undefined ? undefined : dateParts(expected).year;
  const yearDue = month === 1 || previous === undefined;
  if (year === undefined || (yearDue && printedYear === "")) {
    throw dataError("data/not-a-date", sheet, offsetOf(row, left.month - 1), {
      expected: "a year before the first month and each January",
      received: quoted(printedYear),
      action: "columns have shifted, or the file is damaged: download it again",
    });
  }
  const date = monthEnd(year, month);
  if (expected !== undefined && date !== expected) {
    throw dataError(date === previous ? "data/duplicate-date" : "data/unsorted-dates", sheet, offsetOf(row, left.month), {
      expected: `the month ${toIso(expected).slice(0, 7)}`,
      received: toIso(date).slice(0, 7),
      action: "rows are missing, doubled or moved: use the file as the agency serves it",
    });
  }
  return { date, preliminary: text.endsWith("(P)") };
}
