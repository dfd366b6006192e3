import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";
import { parseAcm } from "./parse/acm.ts";
import { parseBis } from "./parse/bis.ts";
import { parseBojPortfolio } from "./parse/boj.ts";
import { type FredUnit, parseFred } from "./parse/fred.ts";
import { parseGsw } from "./parse/gsw.ts";
import { parseH15 } from "./parse/h15.ts";
import { parseMof, parseMofJapanese } from "./parse/mof.ts";
import type { ParseOptions } from "./parse/source-text.ts";
import { parseTicCurrent } from "./parse/tic-current.ts";
import { parseTicHistory } from "./parse/tic-history.ts";
import { parseTreasuryPar } from "./parse/treasury-par.ts";
import type { Observations } from "./source.ts";

/** One file of one agency: how it is called, where it is served, how it is read. */
export interface SourceFile {
  /** Names the file in pins, cache and snapshot: `fred/DGS10`. */
  readonly key: string;
  readonly agency: string;
  readonly series: string;
  readonly url: string;
  /** The file's own name, for errors. */
  readonly file: string;
  readonly parse: (bytes: Uint8Array, options: ParseOptions) => Observations;
  /** Why the file cannot be fetched, and what to do instead. */
  readonly byHand?: string;
}

const treasury = "U.S. Department of the Treasury";
const fedBoard = "Board of Governors of the Federal Reserve System";
const mofRates = "https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate";

/** The history of the JGB curve, to the end of last month. */
export const jgbHistoryFile: SourceFile = {
  key: "mof/jgb",
  agency: "Ministry of Finance Japan",
  series: "jgbcme_all",
  url: `${mofRates}/historical/jgbcme_all.csv`,
  file: "jgbcme_all.csv",
  parse: parseMof,
};

/** The JGB curve of the current month. */
export const jgbCurrentFile: SourceFile = {
  ...jgbHistoryFile,
  key: "mof/jgb-current",
  series: "jgbcme",
  url: `${mofRates}/jgbcme.csv`,
  file: "jgbcme.csv",
};

const mofRatesJapanese = "https://www.mof.go.jp/jgbs/reference/interest_rate";

/** The same history in the Japanese edition: other dates and code page, the same figures. */
export const jgbJapaneseHistoryFile: SourceFile = {
  ...jgbHistoryFile,
  key: "mof/jgb-ja",
  series: "jgbcm_all",
  url: `${mofRatesJapanese}/data/jgbcm_all.csv`,
  file: "jgbcm_all.csv",
  parse: parseMofJapanese,
};

/** The current month in the Japanese edition. */
export const jgbJapaneseCurrentFile: SourceFile = {
  ...jgbJapaneseHistoryFile,
  key: "mof/jgb-ja-current",
  series: "jgbcm",
  url: `${mofRatesJapanese}/jgbcm.csv`,
  file: "jgbcm.csv",
};

/** Foreign holders of Treasuries, years that are complete. */
export const ticHistoryFile: SourceFile = {
  key: "tic/holders",
  agency: `${treasury} (TIC)`,
  series: "mfhhis01",
  url: "https://ticdata.treasury.gov/Publish/mfhhis01.txt",
  file: "mfhhis01.txt",
  parse: parseTicHistory,
};

/** Foreign holders of Treasuries, the newest months. */
export const ticCurrentFile: SourceFile = {
  key: "tic/holders-current",
  agency: ticHistoryFile.agency,
  series: "slt_table5",
  url: "https://ticdata.treasury.gov/resource-center/data-chart-center/tic/Documents/slt_table5.txt",
  file: "slt_table5.txt",
  parse: parseTicCurrent,
};

/** Treasury constant maturities of the H.15 release: the package of all eleven tenors. */
export const h15File: SourceFile = {
  key: "fed/h15",
  agency: fedBoard,
  series: "H.15 Treasury constant maturities, nominal",
  url:
    "https://www.federalreserve.gov/datadownload/Output.aspx?rel=H15&series=bf17364827e38702b42a58cf8eaa3f78" +
    "&lastobs=&from=&to=&filetype=csv&label=include&layout=seriescolumn&type=package",
  file: "FRB_H15.csv",
  parse: parseH15,
};

/** The Fed's Svensson parameters and the rates that follow from them. */
export const gswFile: SourceFile = {
  key: "fed/gsw",
  agency: fedBoard,
  series: "feds200628",
  url: "https://www.federalreserve.gov/data/yield-curve-tables/feds200628.csv",
  file: "feds200628.csv",
  parse: parseGsw,
};

/** The New York Fed's term premia, one of the two sheets of its workbook. */
export function acmFile(sheet: "monthly" | "daily"): SourceFile {
  const name = sheet === "monthly" ? "ACM Monthly" : "ACM Daily";
  return {
    key: `acm/${sheet}`,
    agency: "Federal Reserve Bank of New York",
    series: `ACMTermPremium, sheet ${name}`,
    url: "https://www.newyorkfed.org/medialibrary/media/research/data_indicators/ACMTermPremium.xls",
    file: "ACMTermPremium.csv",
    parse: parseAcm,
    byHand: `the official file is an old Excel workbook: save its sheet "${name}" as CSV and pass { file }`,
  };
}

/** Japan's portfolio investment flows. */
export const bojPortfolioFile: SourceFile = {
  key: "boj/portfolio",
  agency: "Ministry of Finance Japan and Bank of Japan",
  series: "balance of payments, table 6pi-1",
  url: "https://www.boj.or.jp/en/statistics/br/bop_06/index.htm",
  file: "6pi-1.csv",
  parse: parseBojPortfolio,
  byHand: "the table has no fixed address: download 6pi-1 as csv from the page and pass { file }",
};

/** The Treasury's par yield curve of a calendar year. */
export function treasuryParFile(year: number): SourceFile {
  if (!Number.isInteger(year) || year < 1990 || year > 2100) {
    throw new UserError("data/unknown-series", {
      expected: "a calendar year from 1990 on",
      received: String(year),
      action: "pass the year as a number, such as treasuryPar(2026)",
    });
  }
  return {
    key: `treasury/par/${year}`,
    agency: treasury,
    series: `daily par yield curve ${year}`,
    url:
      `https://home.treasury.gov/resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/${year}/all` +
      `?type=daily_treasury_yield_curve&field_tdr_date_value=${year}&page&_format=csv`,
    file: `daily-treasury-rates-${year}.csv`,
    parse: (bytes, options) => parseTreasuryPar(bytes, { ...options, year }),
  };
}

/** A central bank's policy rate, by the BIS's key: frequency and area, `M.JP`. */
export function bisPolicyFile(series: string): SourceFile {
  if (!/^[DM]\.[A-Z0-9]{2}$/.test(series)) {
    throw new UserError("data/unknown-series", {
      expected: "frequency and area of a policy rate, such as M.JP or D.US",
      received: JSON.stringify(series),
      action: "look the area up on https://data.bis.org/topics/CBPOL",
    });
  }
  const query = "file_format=csv&format=long&split_frequencies=false&transposed=false&include=label";
  return {
    key: `bis/policy/${series}`,
    agency: "Bank for International Settlements",
    series: `WS_CBPOL ${series}`,
    url: `https://data.bis.org/topics/CBPOL/BIS,WS_CBPOL,1.0/${series}?${query}`,
    file: `WS_CBPOL-${series}.csv`,
    parse: (bytes, options) => parseBis(bytes, { ...options, series }),
  };
}

/** FRED's series in percent that Carrybook knows, with the market convention of each. */
const fredRates: readonly { readonly pattern: RegExp; readonly convention: string }[] = [
  { pattern: /^DGS(\d+|\d+MO)$/, convention: "constant maturity par yield, semiannual bond-equivalent basis" },
  { pattern: /^DFII\d+$/, convention: "real constant maturity par yield, semiannual bond-equivalent basis" },
  { pattern: /^DTB(4WK|3|6|1YR)$/, convention: "bank discount rate, Act/360: not a yield" },
  { pattern: /^(DFF|FEDFUNDS)$/, convention: "effective federal funds rate, Act/360" },
  { pattern: /^SOFR$/, convention: "secured overnight financing rate, Act/360" },
  { pattern: /^THREEFYTP\d+$/, convention: "term premium, Kim and Wright" },
  { pattern: /^IRLTLT01[A-Z]{2}M156N$/, convention: "ten-year government bond yield, monthly average" },
  { pattern: /^IRSTCI01[A-Z]{2}M156N$/, convention: "call money rate, overnight, monthly average" },
  { pattern: /^MORTGAGE(30|15)US$/, convention: "average fixed mortgage rate, weekly survey" },
];

/** The unit of a FRED series, which the file does not say: the caller's word, else what is known. */
export function fredUnitOf(series: string, unit?: Unit): FredUnit {
  if (unit) return { unit };
  const known = fredRates.find(({ pattern }) => pattern.test(series));
  if (known) return { unit: "rate", convention: known.convention };
  if (series === "DEXJPUS") return { unit: "jpyPerUsd", convention: "noon buying rate in New York" };
  throw new UserError("data/unknown-unit", {
    expected: "a FRED series whose unit Carrybook knows, or its unit",
    received: JSON.stringify(series),
    action: `say it: fred("${series}", { unit: "rate" }) for a series in percent, { unit: "count" } to keep the numbers as published`,
  });
}

/** A series of FRED. A unit that the caller gives is part of the key: it changes what the bytes mean. */
export function fredFile(series: string, unit?: Unit): SourceFile {
  if (!/^[A-Z0-9_]{1,40}$/.test(series)) {
    throw new UserError("data/unknown-series", {
      expected: "the id of a FRED series, such as DGS10",
      received: JSON.stringify(series),
      action: "copy the id from the series' page on https://fred.stlouisfed.org",
    });
  }
  const read = fredUnitOf(series, unit);
  return {
    key: unit === undefined ? `fred/${series}` : `fred/${series}?unit=${unit}`,
    agency: "Federal Reserve Bank of St. Louis (FRED)",
    series,
    url: `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${series}`,
    file: `${series}.csv`,
    parse: (bytes, options) => parseFred(bytes, () => read, { ...options, series }),
  };
}

const fixedFiles = [
  jgbHistoryFile,
  jgbCurrentFile,
  jgbJapaneseHistoryFile,
  jgbJapaneseCurrentFile,
  ticHistoryFile,
  ticCurrentFile,
  h15File,
  gswFile,
  bojPortfolioFile,
];

/**
 * The file that a key of a pin names.
 *
 * @throws `data/unknown-series` for a key that this version does not know
 */
export function sourceFileOf(key: string): SourceFile {
  const fixed = fixedFiles.find((file) => file.key === key);
  if (fixed) return fixed;
  const [, series, unit] = /^fred\/([A-Z0-9_]+)(?:\?unit=([A-Za-z]+))?$/.exec(key) ?? [];
  if (series !== undefined) return fredFile(series, unit as Unit | undefined);
  if (key === "acm/monthly" || key === "acm/daily") return acmFile(key === "acm/daily" ? "daily" : "monthly");
  const [, family, rest = ""] = /^(treasury\/par|bis\/policy)\/(.+)$/.exec(key) ?? [];
  if (family === "treasury/par") return treasuryParFile(Number(rest));
  if (family === "bis/policy") return bisPolicyFile(rest);
  throw new UserError("data/unknown-series", {
    expected: "a pin of a file that this version of Carrybook reads",
    received: JSON.stringify(key),
    action: "update Carrybook, or take that read out of the pin file",
  });
}
