import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toIso } from "../../src/base/calendar-date.ts";
import { fredFile } from "../../src/data/catalogue.ts";
import { parseFred } from "../../src/data/parse/fred.ts";
import { type OfficialFigure, snapshotFigure, snapshotKeys, snapshotObservations } from "../../src/data/snapshot.ts";
import type { Observations } from "../../src/data/source.ts";
import { type FixtureName, layouts, type Parse, rowCount, rowOf } from "./layouts.ts";

/** A folder with the files as the agencies serve them, under `mof/`, `fred/`, `tic/`, `treasury/`, `rates/`, `acm/` and `gsw/`. */
const folder = process.env["CARRYBOOK_DATA"];

interface OfficialFile {
  readonly path: string;
  readonly layout: FixtureName;
  readonly rows: number;
  /** Cells of the first and the last row, and of rows by date. */
  readonly first: Readonly<Record<string, unknown>>;
  readonly last: Readonly<Record<string, unknown>>;
}

const files: readonly OfficialFile[] = [
  {
    path: "mof/jgbcme_all.csv",
    layout: "jgbcme_all.csv",
    rows: 13_248,
    first: { date: "1974-09-24", "1Y": 0.10327, "9Y": 0.08127, "10Y": undefined },
    last: { date: "2026-06-30", "1Y": 0.01165, "10Y": 0.0269, "30Y": 0.03873, "40Y": 0.03792 },
  },
  {
    path: "mof/jgbcm_all_ja_cp932.csv",
    layout: "jgbcm_all.csv",
    rows: 13_248,
    first: { date: "1974-09-24", "1Y": 0.10327 },
    last: { date: "2026-06-30", "40Y": 0.03792 },
  },
  {
    path: "tic/mfhhis01.txt",
    layout: "mfhhis01.txt",
    rows: 12_348,
    first: { date: "2000-03-31", country: "Japan", holdingsUsdBn: 307.6, oldSeriesUsdBn: 325.8 },
    last: { date: "2025-12-31", country: "Foreign Official T-Bonds & Notes", holdingsUsdBn: 3498.5 },
  },
  {
    path: "tic/BOJ_6pi-1_portfolio_summary.csv",
    layout: "6pi-1.csv",
    rows: 365,
    first: { date: "1996-01-31", preliminary: false, assetsEquityAcquisition: undefined, assetsTotalNet: 0.0212 },
    last: { date: "2026-05-31", preliminary: true, assetsTotalNet: 0.2198, liabilitiesTotalNet: 2.2547 },
  },
  {
    path: "fred/DGS10.csv",
    layout: "fredgraph.csv",
    rows: 16_848,
    first: { date: "1962-01-02", DGS10: 0.0406 },
    last: { date: "2026-07-30", DGS10: 0.0468 },
  },
  {
    path: "fred/SOFR.csv",
    layout: "fredgraph.csv",
    rows: 2173,
    first: { date: "2018-04-03", SOFR: 0.0183 },
    last: { date: "2026-07-30", SOFR: 0.0365 },
  },
  {
    path: "fred/sakudiff_FRED_JPY_USD_ExchangeRate.csv",
    layout: "fredgraph-old.csv",
    rows: 2190,
    first: { date: "2018-01-01", DEXJPUS: undefined },
    last: { date: "2026-05-22", DEXJPUS: 159.2 },
  },
  {
    path: "fred/sakudiff_FRED_Fed_Funds_Rate.csv",
    layout: "fredgraph-old.csv",
    rows: 3070,
    first: { date: "2018-01-01", DFF: 0.0133 },
    last: { date: "2026-05-28", DFF: 0.0362 },
  },
  {
    path: "fred/sakudiff_FRED_Japan_10Y_JGB_Yield.csv",
    layout: "fredgraph-old.csv",
    rows: 100,
    first: { date: "2018-01-01", IRLTLT01JPM156N: 0.0008 },
    last: { date: "2026-04-01", IRLTLT01JPM156N: 0.02515 },
  },
  {
    path: "fred/sakudiff_FRED_US_2Y_Treasury_Yield.csv",
    layout: "fredgraph-old.csv",
    rows: 2194,
    first: { date: "2018-01-01", DGS2: undefined },
    last: { date: "2026-05-28", DGS2: 0.0399 },
  },
  {
    path: "fred/sakudiff_FRED_US_3M_TBill_Rate.csv",
    layout: "fredgraph-old.csv",
    rows: 2194,
    first: { date: "2018-01-01", DTB3: undefined },
    last: { date: "2026-05-28", DTB3: 0.036 },
  },
  {
    path: "treasury/FRB_H15_ddp.csv",
    layout: "FRB_H15.csv",
    rows: 15_971,
    first: { date: "1962-01-02", "1M": undefined, "1Y": 0.0322, "20Y": 0.0407, "30Y": undefined },
    last: { date: "2023-03-21", "1M": 0.0407, "10Y": 0.0359, "30Y": 0.0373 },
  },
  {
    path: "rates/bis_JPY.csv",
    layout: "WS_CBPOL.csv",
    rows: 59,
    first: { date: "2020-09-30", area: "Japan", series: "M.JP", rate: -0.001 },
    last: { date: "2025-07-31", rate: 0.005 },
  },
  {
    path: "acm/ACMTermPremium.csv",
    layout: "ACMTermPremium.csv",
    rows: 769,
    first: { date: "1961-06-30", ACMY10: 0.0386712671652606, ACMTP10: 0.00177793867895899 },
    last: { date: "2025-06-30", ACMY10: 0.0428046876617581, ACMTP10: 0.00640848732262635 },
  },
  {
    path: "gsw/feds200628_SAMPLE.csv",
    layout: "feds200628.csv",
    rows: 3,
    first: { date: "1961-06-14", BETA3: 0, SVENY10: undefined, TAU2: undefined },
    last: { date: "2026-07-31", BETA2: -4.53541782211023 },
  },
];

function cellsOf(read: Observations, column: string): readonly unknown[] {
  return read.columns[column] ?? [];
}

function datesOf(read: Observations): readonly string[] {
  return cellsOf(read, "date").map((date) => (date instanceof Date ? date.toISOString().slice(0, 10) : ""));
}

function registerTests(root: string): void {
  const read = (path: string, layout: FixtureName): Observations => {
    const parse: Parse = layouts[layout];
    return parse(readFileSync(join(root, path)), { file: path });
  };
  const holdings = () => read("tic/mfhhis01.txt", "mfhhis01.txt");
  const jgb = () => read("mof/jgbcme_all.csv", "jgbcme_all.csv");

  describe(`official files in CARRYBOOK_DATA`, () => {
    for (const { path, layout, rows, first, last } of files) {
      it(`reads ${path}: ${rows} rows`, () => {
        const observations = read(path, layout);
        assert.equal(rowCount(observations), rows);
        for (const [index, expected] of [[0, first] as const, [-1, last] as const]) {
          const row = rowOf(observations, index);
          assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, row[name]])), expected);
        }
        assert.equal(toIso(observations.asOf), last["date"]);
      });
    }

    it("finds the same curve in both editions of the Ministry's file", () => {
      assert.deepEqual(read("mof/jgbcm_all_ja_cp932.csv", "jgbcm_all.csv").columns, jgb().columns);
    });

    it("finds each tenor of the curve from its own first day on, and Saturdays until 1989 only", () => {
      const curve = jgb();
      const dates = datesOf(curve);
      const firsts = ["10Y", "15Y", "20Y", "25Y", "30Y", "40Y"].map((tenor) => [
        tenor,
        dates[cellsOf(curve, tenor).findIndex((rate) => rate !== undefined)],
      ]);
      assert.deepEqual(Object.fromEntries(firsts), {
        "10Y": "1986-07-05",
        "15Y": "1991-08-30",
        "20Y": "1986-12-01",
        "25Y": "2004-03-22",
        "30Y": "1999-09-02",
        "40Y": "2007-11-06",
      });
      const saturdays = dates.filter((date) => new Date(date).getUTCDay() === 6);
      assert.ok(saturdays.length > 100 && saturdays.every((date) => date < "1989-02-28"), saturdays.at(-1));
    });

    it("keeps 719 blank days of DGS10 as missing", () => {
      const missing = cellsOf(read("fred/DGS10.csv", "fredgraph.csv"), "DGS10").filter((rate) => rate === undefined);
      assert.equal(missing.length, 719);
    });

    it("refuses series that a script gave another header", () => {
      const bytes = readFileSync(join(root, "fred/reheadered_DGS2.csv"));
      assert.throws(() => parseFred(bytes, () => ({ unit: "rate" })), { code: "data/header-changed" });
    });

    it("refuses a file whose name promises another series than its header", () => {
      const bytes = readFileSync(join(root, "fred/sakudiff_FRED_Japan_3M_CD_Rate.csv"));
      assert.throws(() => fredFile("IR3TIB01JPM156N", "rate").parse(bytes, {}), {
        code: "data/other-series",
        message: /IRSTCI01JPM156N/,
      });
      assert.equal(rowCount(fredFile("IRSTCI01JPM156N").parse(bytes, {})), 100);
    });

    it("agrees with FRED on the H.15 ten-year yield on every day that both have", () => {
      const h15 = read("treasury/FRB_H15_ddp.csv", "FRB_H15.csv");
      const dgs10 = read("fred/DGS10.csv", "fredgraph.csv");
      const byDate = new Map(datesOf(dgs10).map((date, index) => [date, cellsOf(dgs10, "DGS10")[index]]));
      const differing = datesOf(h15).filter((date, index) => byDate.get(date) !== cellsOf(h15, "10Y")[index]);
      assert.deepEqual(differing, []);
    });

    it("takes the left of two estimates for a month as the observation, the right as the old series", () => {
      const table = holdings();
      const breaks = datesOf(table).flatMap((date, index) =>
        cellsOf(table, "country")[index] === "Japan" && cellsOf(table, "oldSeriesUsdBn")[index] !== undefined ? [date] : [],
      );
      const junes = Array.from({ length: 10 }, (_, index) => `${2002 + index}-06-30`);
      assert.deepEqual(breaks, ["2000-03-31", ...junes]);
    });

    it("has 310 months of holdings, each holder once a month, and no total among the countries", () => {
      const table = holdings();
      const dates = datesOf(table);
      assert.equal(new Set(dates).size, 310);
      assert.equal(new Set(dates.map((date, index) => `${date} ${String(cellsOf(table, "country")[index])}`)).size, dates.length);
      const kinds = new Map(dates.map((_, index) => [String(cellsOf(table, "country")[index]), cellsOf(table, "kind")[index]]));
      const not = [...kinds].filter(([, kind]) => kind !== "country").map(([name]) => name);
      assert.deepEqual(not.sort(), [
        "All Other",
        "Carib Bnkng Ctrs",
        "Foreign Official",
        "Foreign Official T-Bonds & Notes",
        "Foreign Official Treasury Bills",
        "Grand Total",
        "Oil Exporters",
      ]);
      assert.ok(![...kinds.keys()].some((name) => /\d\/|^\s|\s$|"/.test(name)), "footnote marks, blanks and quotes are gone");
    });

    it("adds months to the annual figures of the portfolio flows", () => {
      const flows = read("tic/BOJ_6pi-1_portfolio_summary.csv", "6pi-1.csv");
      const sum = (year: string, column: string) =>
        datesOf(flows).reduce(
          (total, date, index) => total + (date.startsWith(year) ? Number(cellsOf(flows, column)[index]) : 0),
          0,
        );
      // The file's own annual figures: 153,468 in 2025, -227,732 in 2022, of which -234,075 long-term debt.
      assert.ok(Math.abs(sum("2025", "assetsTotalNet") - 15.3468) < 0.0006);
      assert.ok(Math.abs(sum("2022", "assetsTotalNet") + 22.7732) < 0.0006);
      assert.ok(Math.abs(sum("2022", "assetsLongTermDebtNet") + 23.4075) < 0.0006);
    });

    it("splits every fitted yield of the New York Fed into expected short rate and term premium", () => {
      const acm = read("acm/ACMTermPremium.csv", "ACMTermPremium.csv");
      for (let years = 1; years <= 10; years += 1) {
        const [fitted, expected, premium] = ["ACMY", "ACMRNY", "ACMTP"].map((name) =>
          cellsOf(acm, `${name}${String(years).padStart(2, "0")}`),
        );
        const worst = Math.max(
          ...datesOf(acm).map((_, i) => Math.abs(Number(fitted?.[i]) - Number(expected?.[i]) - Number(premium?.[i]))),
        );
        assert.ok(worst < 1e-14, `${years} years: ${worst}`);
      }
    });

    it("reads the sample of the live holders' table", () => {
      const sample = read("tic/slt_table5_SAMPLE.txt", "slt_table5.txt");
      assert.deepEqual(rowOf(sample, 0), {
        date: "2026-05-31",
        country: "Japan",
        kind: "country",
        holdingsUsdBn: 1143.1,
        oldSeriesUsdBn: undefined,
      });
    });

    /** The snapshot's files that stand in the folder, as their parsers read them. */
    const behind: Readonly<Record<string, () => Observations>> = {
      "mof/jgb": jgb,
      "fred/DGS10": () => read("fred/DGS10.csv", "fredgraph.csv"),
      "fred/SOFR": () => read("fred/SOFR.csv", "fredgraph.csv"),
      "fred/DEXJPUS": () => read("fred/sakudiff_FRED_JPY_USD_ExchangeRate.csv", "fredgraph-old.csv"),
      "acm/monthly": () => read("acm/ACMTermPremium.csv", "ACMTermPremium.csv"),
      "boj/portfolio": () => read("tic/BOJ_6pi-1_portfolio_summary.csv", "6pi-1.csv"),
      "tic/holders": holdings,
    };
    for (const [key, open] of Object.entries(behind)) {
      it(`finds every embedded figure of ${key} in the agency's file, to the last bit`, () => {
        const official = open();
        assert.ok(snapshotKeys.includes(key));
        const long = key === "tic/holders";
        const row = new Map(
          datesOf(official).map((date, index) => [long ? `${date} ${String(cellsOf(official, "country")[index])}` : date, index]),
        );
        const figures = figuresOf(key);
        assert.ok(figures.length > 0);
        for (const { series, date, value } of figures) {
          const index = row.get(long ? `${date} ${series}` : date) ?? -1;
          assert.equal(cellsOf(official, long ? "holdingsUsdBn" : series)[index], value, `${series} on ${date}`);
        }
      });
    }
  });
}

/** Every figure of a file in the snapshot. */
function figuresOf(key: string): readonly OfficialFigure[] {
  const embedded = snapshotObservations(key);
  return datesOf(embedded).flatMap((date, index) => {
    const names = embedded.columns["country"]
      ? [String(cellsOf(embedded, "country")[index])]
      : Object.keys(embedded.columns).slice(1);
    const there = names.filter((name) => embedded.columns["country"] ?? cellsOf(embedded, name)[index] !== undefined);
    return there.map((series) => snapshotFigure({ series, date, key }));
  });
}

if (folder === undefined) {
  process.stdout.write("official files: not tested here, CARRYBOOK_DATA names no folder with them\n");
} else if (existsSync(folder)) {
  registerTests(folder);
} else {
  throw new Error(`CARRYBOOK_DATA names ${folder}, which is not there`);
}
