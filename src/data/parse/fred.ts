import type { Unit } from "../../base/units.ts";
import type { Observations } from "../source.ts";
import { isoDate, type NumberFormat, offsetOf } from "./cells.ts";
import { readDelimited } from "./delimited.ts";
import { dataError, decode, type ParseOptions, quoted } from "./source-text.ts";
import { headerChanged, readWide, requireFinalLineEnd, requireWidth, type WideColumn } from "./wide.ts";

/** What the numbers of a FRED series are: the file itself does not say. */
export interface FredUnit {
  /** The unit in our table: `rate` for a series published in percent. */
  readonly unit: Unit;
  /** `par yield, semiannual compounding` */
  readonly convention?: string;
}

/**
 * Reads a csv of FRED (Federal Reserve Bank of St. Louis), as its graphs download it: one column a series, daily to annual. Both headers
 * are read (`DATE` until 2024, `observation_date` since) and both ways of writing a missing value (`.` and nothing).
 *
 * @param bytes - the file as served, UTF-8
 * @param unitOf - the unit of a series by its id; a `rate` is published in percent and becomes a decimal fraction
 * @param options - `series` where the file must hold this series and no other: a file's name does not say what is in it
 * @returns columns `date` and one a series, under FRED's own ids
 * @throws `data/header-changed`, `data/other-series`, `data/cut-off`, `data/row-width`, `data/not-a-date`, `data/not-a-number`,
 *   `data/duplicate-date`, `data/unsorted-dates`, `data/no-observations` and those of {@link decode}
 * @source https://fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10
 * @example
 * const bytes = new TextEncoder().encode("observation_date,DGS10\n2026-05-14,4.47\n2026-05-15,4.59\n");
 * parseFred(bytes, () => ({ unit: "rate" })).columns["DGS10"]; // [0.0447, 0.0459]
 */
export function parseFred(
  bytes: Uint8Array,
  unitOf: (series: string) => FredUnit,
  { file = "fredgraph.csv", series }: ParseOptions & { readonly series?: string } = {},
): Observations {
  const sheet = readDelimited(decode(bytes, file), ",");
  const header = sheet.rows[0];
  const [dateName = "", ...ids] = header?.cells ?? [];
  if (!header || (dateName !== "DATE" && dateName !== "observation_date")) {
    throw headerChanged(sheet, header, 0, '"observation_date" or "DATE"');
  }
  const bad = ids.findIndex((id, index) => !/^[A-Z0-9_]{1,40}$/.test(id) || ids.indexOf(id) !== index);
  if (ids.length === 0 || bad !== -1) throw headerChanged(sheet, header, Math.max(bad, 0) + 1, "the id of a series, once,");
  requireWidth(sheet, header, ids.length + 1);
  const other = series === undefined ? -1 : ids.findIndex((id) => id !== series);
  if (other !== -1) {
    throw dataError("data/other-series", sheet, offsetOf(header, other + 1), {
      expected: `${series} alone`,
      received: quoted(ids[other] ?? ""),
      action: "download that series, or ask for the one that the file has: its name does not say what is in it",
    });
  }
  requireFinalLineEnd(sheet);
  return readWide(sheet, { firstRow: 1, date: isoDate, missing: ["", "."], columns: ids.map((id) => column(id, unitOf(id))) });
}

function column(id: string, { unit, convention }: FredUnit): WideColumn {
  const format: NumberFormat = unit === "rate" || unit === "pp" ? { exponent: -2 } : {};
  return { name: id, format, info: { unit, series: id, ...(convention === undefined ? {} : { convention }) } };
}
