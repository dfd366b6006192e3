import assert from "node:assert/strict";
import { toIso } from "../../../src/base/calendar-date.ts";
import { fixture, type FixtureName, layouts, rowCount, rowOf } from "../layouts.ts";

interface Expected {
  readonly file: FixtureName;
  readonly rows: number;
  readonly asOf: string;
  /** Some cells of a row, by the row's index (negative from the end). */
  readonly cells: readonly (readonly [row: number, cells: Readonly<Record<string, unknown>>])[];
  readonly quirk: string;
}

const expected: readonly Expected[] = [
  {
    file: "fredgraph.csv",
    quirk: "a blank is missing",
    rows: 5,
    asOf: "2026-05-19",
    cells: [
      [0, { date: "2026-05-13", DGS10: 0.0446 }],
      [3, { date: "2026-05-18", DGS10: undefined }],
      [-1, { DGS10: 0.046 }],
    ],
  },
  {
    file: "fredgraph-old.csv",
    quirk: "the old header, a point is missing, a rate and a price keep their units",
    rows: 3,
    asOf: "2018-01-03",
    cells: [
      [0, { date: "2018-01-01", DGS10: undefined, DEXJPUS: undefined }],
      [1, { DGS10: 0.0246, DEXJPUS: 112.18 }],
    ],
  },
  {
    file: "jgbcme_all.csv",
    quirk: "unpadded dates, a Saturday, negative yields, tenors that have not begun",
    rows: 7,
    asOf: "2026-05-15",
    cells: [
      [0, { date: "1974-09-24", "1Y": 0.10327, "10Y": undefined, "40Y": undefined }],
      [1, { date: "1989-01-07", "10Y": 0.0475, "15Y": undefined, "20Y": 0.05 }],
      [3, { "10Y": -0.00297 }],
      [-1, { "1Y": 0.01112, "5Y": 0.02, "10Y": 0.02691, "30Y": 0.03922, "40Y": 0.03916 }],
    ],
  },
  {
    file: "jgbcme.csv",
    quirk: "the current month has the history's layout",
    rows: 2,
    asOf: "2026-05-18",
    cells: [[1, { "40Y": 0.04006 }]],
  },
  {
    file: "mfhhis01.txt",
    quirk: "stacked years, a doubled June (left is new), footnote marks, names with commas, n.a. and stars",
    rows: 48,
    asOf: "2012-02-29",
    cells: [
      [0, { date: "2011-05-31", country: "Japan", kind: "country", holdingsUsdBn: 912.4, oldSeriesUsdBn: undefined }],
      [2, { country: "Luxembourg", holdingsUsdBn: undefined }],
      [3, { country: "Carib Bnkng Ctrs", kind: "group", holdingsUsdBn: 5 }],
      [4, { country: "Grand Total", kind: "total", holdingsUsdBn: 2077.2 }],
      [5, { country: "Foreign Official", kind: "memo", holdingsUsdBn: 1399 }],
      [9, { date: "2011-06-30", country: "China, Mainland", holdingsUsdBn: 1307, oldSeriesUsdBn: 1165.5 }],
      [-6, { date: "2012-02-29", country: "United Kingdom", holdingsUsdBn: 100.1 }],
      [-13, { date: "2012-01-31", country: "All Other", kind: "group", holdingsUsdBn: undefined }],
    ],
  },
  {
    file: "slt_table5.txt",
    quirk: "prose above, months in ISO, newest first, parts of the total larger than any country, notes below",
    rows: 21,
    asOf: "2026-03-31",
    cells: [
      [0, { date: "2026-01-31", country: "Japan", kind: "country", holdingsUsdBn: 1143.1 }],
      [-6, { country: "China, Mainland", holdingsUsdBn: 618 }],
      [-3, { country: "Foreign Official", kind: "memo", holdingsUsdBn: 3773.1 }],
    ],
  },
  {
    file: "FRB_H15.csv",
    quirk: "six lines of metadata, ND and blanks, no line end at the end",
    rows: 4,
    asOf: "2001-09-13",
    cells: [
      [0, { date: "2001-07-30", "1M": undefined, "3M": 0.0359, "10Y": 0.0511 }],
      [2, { "1M": undefined, "10Y": undefined }],
    ],
  },
  {
    file: "daily-treasury-rates.csv",
    quirk: "American dates, newest first, a tenor that begins within the year",
    rows: 3,
    asOf: "2025-02-19",
    cells: [
      [0, { date: "2025-02-14", "1.5M": undefined, "10Y": 0.0447 }],
      [-1, { date: "2025-02-19", "1M": 0.0436, "1.5M": 0.0436, "30Y": 0.0476 }],
    ],
  },
  {
    file: "WS_CBPOL.csv",
    quirk: "a byte order mark, three lines about the export, a blank one, areas one after the other",
    rows: 5,
    asOf: "2025-12-31",
    cells: [
      [0, { date: "2024-02-29", area: "Japan", series: "M.JP", rate: -0.001 }],
      [1, { date: "2024-02-29", area: "United States", series: "M.US", rate: 0.05375 }],
      [3, { series: "M.US", rate: undefined }],
      [4, { date: "2025-12-31", rate: 0.0075 }],
    ],
  },
  {
    file: "ACMTermPremium.csv",
    quirk: "dates with named months, numbers with exponents",
    rows: 2,
    asOf: "2025-06-30",
    cells: [[1, { date: "2025-06-30", ACMY10: 0.0465, ACMTP01: -6.5e-7, ACMTP10: 0.0095, ACMRNY10: 0.037 }]],
  },
  {
    file: "feds200628.csv",
    quirk: "nine lines above, NA, the sentinel in TAU2, betas of several hundred percent",
    rows: 2,
    asOf: "2026-07-31",
    cells: [
      [
        0,
        { date: "1961-06-14", BETA0: 0.0391760612208239, BETA3: 0, SVENY10: undefined, TAU1: 0.339217790731156, TAU2: undefined },
      ],
      [1, { BETA2: -4.53541782211023, SVENY10: 0.0465, TAU2: 13.7151 }],
    ],
  },
  {
    file: "6pi-1.csv",
    quirk: "annual figures above are left out, no gross flows before 2014, grouped thousands, a preliminary month",
    rows: 3,
    asOf: "2014-02-28",
    cells: [
      [0, { date: "2013-12-31", preliminary: false, assetsEquityAcquisition: undefined, assetsTotalNet: -8.2238 }],
      [1, { date: "2014-01-31", assetsLongTermDebtAcquisition: 29.4132, assetsLongTermDebtNet: -1.7353 }],
      [2, { date: "2014-02-28", preliminary: true, assetsTotalNet: 0.2197, liabilitiesEquityNet: 2.1744 }],
    ],
  },
];

describe("parsers of official files", () => {
  for (const { file, rows, asOf, cells, quirk } of expected) {
    it(`reads ${file}: ${quirk}`, () => {
      const read = layouts[file](fixture(file));
      assert.equal(rowCount(read), rows);
      assert.equal(toIso(read.asOf), asOf);
      for (const [index, values] of cells) {
        const row = rowOf(read, index);
        assert.deepEqual(Object.fromEntries(Object.keys(values).map((name) => [name, row[name]])), values);
      }
      assert.deepEqual(Object.keys(read.info), Object.keys(read.columns), "each column says what it holds");
    });
  }

  it("reads the same curve from the English and the Japanese edition", () => {
    const english = layouts["jgbcme_all.csv"](fixture("jgbcme_all.csv"));
    const japanese = layouts["jgbcm_all.csv"](fixture("jgbcm_all.csv"));
    assert.deepEqual(japanese.columns, english.columns);
    assert.equal(japanese.info["10Y"]?.series, "10年");
  });

  it("moves the decimal point in the text, so that no bit is lost", () => {
    const read = layouts["fredgraph.csv"](
      Buffer.from("DATE,A\n2026-01-01,0.07\n2026-01-02,28.9\n2026-01-05,-0\n2026-01-06,1.005\n"),
    );
    assert.deepEqual(read.columns["A"], [0.0007, 0.289, 0, 0.01005]);
    assert.notEqual(0.07 / 100, 0.0007, "a division would have lost it");
  });
});
