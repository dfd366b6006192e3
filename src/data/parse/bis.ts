import type { CalendarDate } from "../../base/calendar-date.ts";
import { type Observations, utcDate } from "../source.ts";
import { cellText, isoDate, type NumberFormat, offsetOf, readDate, readOptional } from "./cells.ts";
import { readDelimited, type Row } from "./delimited.ts";
import { dataError, decode, type ParseOptions, quoted } from "./source-text.ts";
import { headerChanged, lastOf, observationRows, requireFinalLineEnd, requireHeader, requireWidth } from "./wide.ts";

const header = [
  "Dataflow ID",
  "Timeseries Key",
  "Frequency",
  "Reference area",
  "Unit",
  "Unit multiplier",
  "Period",
  "Confidentiality",
  "Pre-break value",
  "Status",
  "Value",
] as const;

const at = Object.fromEntries(header.map((name, index) => [name, index])) as Record<(typeof header)[number], number>;

/** Policy rates of several thousand percent have been: only nonsense is refused. */
const policyRate: NumberFormat = { exponent: -2, within: [-10, 100_000] };

interface PolicyRate {
  readonly date: CalendarDate;
  readonly area: string;
  readonly series: string;
  readonly rate: number | undefined;
}

/**
 * Reads central bank policy rates from an export of the BIS data portal, dataflow WS_CBPOL, csv in long format: three lines about the
 * export, a header, then one row an observation. A monthly value is the rate at the end of the month.
 *
 * @param bytes - the export as served, UTF-8 with a byte order mark
 * @param options - `series` where every row must be of this one: `M.JP`
 * @returns columns `date`, `area` (`Japan`), `series` (`M.JP`) and `rate` as a decimal; oldest first
 * @throws `data/header-changed`, `data/cut-off`, `data/row-width`, `data/not-a-date`, `data/not-a-number`, `data/implausible-value`,
 *   `data/duplicate-date`, `data/no-observations` and those of {@link decode}
 * @source https://data.bis.org/topics/CBPOL
 */
export function parseBis(
  bytes: Uint8Array,
  { file = "WS_CBPOL.csv", series: wanted }: ParseOptions & { readonly series?: string } = {},
): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  const title = sheet.rows[0];
  if (title?.cells[0] !== "Time Series Search Export") throw headerChanged(sheet, title, 0, '"Time Series Search Export"');
  requireHeader(sheet, sheet.rows[3], header);
  requireFinalLineEnd(sheet);
  const seen = new Set<string>();
  const rates = observationRows(sheet, 4).map((row): PolicyRate => {
    requireWidth(sheet, row, header.length);
    const required = (name: (typeof header)[number], value: string) => {
      if (cellText(row, at[name]) !== value) throw headerChanged(sheet, row, at[name], `${name} "${value}"`);
    };
    required("Dataflow ID", "BIS,WS_CBPOL,1.0");
    required("Unit", "Per cent per year");
    required("Unit multiplier", "Units");
    const date = readDate(sheet, row, at["Period"], isoDate);
    const series = cellText(row, at["Timeseries Key"]);
    if (wanted !== undefined && series !== wanted) throw otherSeries(sheet, row, wanted);
    const id = `${series} ${date}`;
    if (seen.has(id)) throw duplicate(sheet, row, series);
    seen.add(id);
    return {
      date,
      series,
      area: cellText(row, at["Reference area"]),
      rate: readOptional(sheet, row, at["Value"], ["", "NaN"], policyRate),
    };
  });
  rates.sort((a, b) => a.date - b.date);
  return {
    columns: {
      date: rates.map((row) => utcDate(row.date)),
      area: rates.map((row) => row.area),
      series: rates.map((row) => row.series),
      rate: rates.map((row) => row.rate),
    },
    info: {
      date: { key: true },
      area: {},
      series: { key: true },
      rate: { unit: "rate", convention: "policy rate, end of period" },
    },
    asOf: lastOf(rates.map((row) => row.date)),
  };
}

function duplicate(sheet: Parameters<typeof dataError>[1], row: Row, series: string) {
  return dataError("data/duplicate-date", sheet, offsetOf(row, at["Period"]), {
    expected: `each period of ${series} once`,
    received: `${cellText(row, at["Period"])} again`,
    action: "rows were doubled: use the file as the agency serves it",
  });
}

function otherSeries(sheet: Parameters<typeof dataError>[1], row: Row, wanted: string) {
  return dataError("data/other-series", sheet, offsetOf(row, at["Timeseries Key"]), {
    expected: `rows of ${wanted} alone`,
    received: quoted(cellText(row, at["Timeseries Key"])),
    action: "export that series, or ask for the one that the file has",
  });
}
