import { type CalendarDate, calendarDate } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import type { Unit } from "../base/units.ts";
import {
  acmFile,
  bisPolicyFile,
  bojPortfolioFile,
  fredFile,
  gswFile,
  h15File,
  jgbCurrentFile,
  jgbHistoryFile,
  jgbJapaneseCurrentFile,
  jgbJapaneseHistoryFile,
  type SourceFile,
  ticCurrentFile,
  ticHistoryFile,
  treasuryParFile,
} from "./catalogue.ts";
import { DataSession, type ReadOptions, type SessionOptions } from "./session.ts";
import { type Cell, type LoadedTable, loadedTable, type Observations } from "./source.ts";

/** How a series is read: from where, and in which session; without a session in that of the running notebook. */
export interface LoadOptions extends ReadOptions {
  readonly session?: DataSession | undefined;
}

/** The session in use, and what it was made from: it is made anew when the running notebook gets another name. */
let current:
  { readonly session: DataSession; readonly options: SessionOptions; readonly notebook: string | undefined } | undefined;

/**
 * The session of the running notebook. The kernel says which that is: `CARRYBOOK_NOTEBOOK` holds the notebook's path,
 * `CARRYBOOK_OFFLINE` is `1` where nothing may be fetched. Without them reads belong to the
 * working directory's project and are not pinned.
 */
export function currentSession(): DataSession {
  if (current && current.notebook === runningNotebook()) return current.session;
  return useData(current?.options ?? {});
}

/**
 * Replaces the session that loads use when none is passed, for a notebook that works on the embedded figures only:
 * `useData({ from: "snapshot" })`.
 */
export function useData(options: SessionOptions): DataSession {
  const notebook = runningNotebook();
  const session = new DataSession({ notebook, offline: process.env["CARRYBOOK_OFFLINE"] === "1", ...options });
  current = { session, options, notebook };
  return session;
}

/** The path of the running notebook; none where it was never saved. Saving it under another name changes it. */
function runningNotebook(): string | undefined {
  return process.env["CARRYBOOK_NOTEBOOK"] || undefined;
}

/**
 * A series of FRED, daily to annual.
 *
 * @param series - FRED's id: `DGS10`
 * @param options - `unit` where Carrybook does not know it: `rate` for a series in percent
 * @returns columns `date` and one under the series' id; a rate as a decimal
 * @throws `data/unknown-unit`, `data/unknown-series`, and those of {@link DataSession.read}
 * @source https://fred.stlouisfed.org
 * @example
 * const us10 = await fred("DGS10", { from: "snapshot" });
 * us10.filter("d.DGS10 > 0.0455").numRows() > 0; // true
 */
export async function fred(series: string, options: LoadOptions & { readonly unit?: Unit } = {}): Promise<LoadedTable> {
  return load(fredFile(series, options.unit), options);
}

/**
 * The Japanese government bond curve: the history to the end of last month and, after it, the current month.
 *
 * @param options - `edition` `japanese` reads the Ministry's Japanese files, whose figures are the same
 * @returns columns `date` and `1Y` to `40Y`, rates as decimals: constant maturity par yields, semiannually compounded
 * @throws `data/gap`, and those of {@link DataSession.read}
 * @source https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate/index.htm
 */
export async function jgb(options: LoadOptions & { readonly edition?: "english" | "japanese" } = {}): Promise<LoadedTable> {
  const japanese = options.edition === "japanese";
  const [history, newest] = japanese ? [jgbJapaneseHistoryFile, jgbJapaneseCurrentFile] : [jgbHistoryFile, jgbCurrentFile];
  // The longest Golden Week had eleven days between two trading days.
  return loadWithNewest(history, newest, { ...options, gapDays: 14 });
}

/**
 * Foreign holders of Treasuries: the history of complete years and, after it, the newest months (the largest holders only).
 *
 * @returns columns `date` (month end), `country`, `kind`, `holdingsUsdBn` and `oldSeriesUsdBn`; one row a holder and month
 * @throws `data/gap`, and those of {@link DataSession.read}
 * @source https://home.treasury.gov/data/treasury-international-capital-tic-system
 */
export async function tic(options: LoadOptions = {}): Promise<LoadedTable> {
  return loadWithNewest(ticHistoryFile, ticCurrentFile, { ...options, gapDays: 31 });
}

/**
 * The New York Fed's term premia, from a csv of a sheet of its workbook.
 *
 * @param options - `file` with the sheet as CSV; `sheet` is `monthly` unless it says `daily`
 * @returns columns `date` and `ACMY01` to `ACMRNY10`, rates as decimals, continuously compounded zeros
 * @throws `data/by-hand` without a file, and those of {@link DataSession.read}
 * @source https://www.newyorkfed.org/research/data_indicators/term-premia-tabs
 */
export async function acm(options: LoadOptions & { readonly sheet?: "monthly" | "daily" } = {}): Promise<LoadedTable> {
  return load(acmFile(options.sheet ?? "monthly"), options);
}

/**
 * The Fed's Svensson curve of each day since 1961: parameters, zero, par and forward rates.
 *
 * @returns columns `date`, `BETA0` to `BETA3` and `SVEN…` as decimal rates, `TAU1` and `TAU2` in years
 * @throws those of {@link DataSession.read}
 * @source https://www.federalreserve.gov/data/nominal-yield-curve.htm
 */
export async function gsw(options: LoadOptions = {}): Promise<LoadedTable> {
  return load(gswFile, options);
}

/**
 * Treasury constant maturities of the Fed's H.15 release.
 *
 * @returns columns `date` and `1M` to `30Y`, rates as decimals: par yields, semiannual bond-equivalent
 * @throws those of {@link DataSession.read}
 * @source https://www.federalreserve.gov/releases/h15/
 */
export async function h15(options: LoadOptions = {}): Promise<LoadedTable> {
  return load(h15File, options);
}

/**
 * A central bank's policy rate as the BIS collects it.
 *
 * @param series - frequency and area: `M.JP` (end of month) or `D.JP`
 * @returns columns `date`, `series` and `rate` as a decimal, with `area` where the file comes from the BIS
 * @throws `data/unknown-series`, and those of {@link DataSession.read}
 * @source https://data.bis.org/topics/CBPOL
 */
export async function bisPolicyRates(series: string, options: LoadOptions = {}): Promise<LoadedTable> {
  return load(bisPolicyFile(series), options);
}

/**
 * The Treasury's par yield curve of a calendar year.
 *
 * @param year - from 1990 on
 * @returns columns `date` and one a tenor that the year has, rates as decimals: par yields, semiannual bond-equivalent
 * @throws `data/unknown-series`, and those of {@link DataSession.read}
 * @source https://home.treasury.gov/resource-center/data-chart-center/interest-rates/TextView?type=daily_treasury_yield_curve
 */
export async function treasuryPar(year: number, options: LoadOptions = {}): Promise<LoadedTable> {
  return load(treasuryParFile(year), options);
}

/**
 * Japan's portfolio investment flows by month, table 6pi-1 of the balance of payments, from the csv of the Ministry's page.
 *
 * @returns columns `date` (month end), `preliminary`, and `assetsEquityAcquisition` to `liabilitiesTotalNet` in trillions of yen
 * @throws `data/by-hand` without a file, and those of {@link DataSession.read}
 * @source https://www.boj.or.jp/en/statistics/br/bop_06/index.htm
 */
export async function bojPortfolio(options: LoadOptions = {}): Promise<LoadedTable> {
  return load(bojPortfolioFile, options);
}

async function load(source: SourceFile, options: LoadOptions): Promise<LoadedTable> {
  const read = await (options.session ?? currentSession()).read(source, options);
  return loadedTable(read.observations, read.provenance);
}

/** A history and, after its last date, what its newer twin adds. The snapshot and a file of the user's are one part only. */
async function loadWithNewest(
  history: SourceFile,
  newest: SourceFile,
  options: LoadOptions & { readonly gapDays: number },
): Promise<LoadedTable> {
  const session = options.session ?? currentSession();
  if (options.file !== undefined || (options.from ?? session.from) === "snapshot") return load(history, options);
  const [older, newer] = await Promise.all([session.read(history, options), session.read(newest, options)]);
  const added = after(newer.observations, older.observations.asOf);
  const [first] = added["date"] ?? [];
  if (!(first instanceof Date)) return loadedTable(older.observations, older.provenance);
  const gapDays = calendarDate(first) - older.observations.asOf;
  if (gapDays > options.gapDays) {
    throw new UserError("data/gap", {
      expected: `${newest.file} to go on where ${history.file} ends, ${older.provenance.asOf}`,
      received: `nothing for ${gapDays} days: the two were read in different months`,
      action: "move both pins together: carrybook data update",
    });
  }
  const columns = Object.entries(older.observations.columns).map(([name, cells]) => [name, [...cells, ...(added[name] ?? [])]]);
  const joined = { ...older.observations, columns: Object.fromEntries(columns) as Observations["columns"] };
  return loadedTable(joined, older.provenance, newer.provenance);
}

/** The rows of observations after a date. */
function after({ columns }: Observations, date: CalendarDate): Record<string, readonly Cell[]> {
  const later = (columns["date"] ?? []).map((cell) => cell instanceof Date && calendarDate(cell) > date);
  return Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells.filter((_, index) => later[index])]));
}
