import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { acmEstimate } from "../src/finance/acm-estimate.ts";
import { matrix } from "../src/finance/dense-matrix.ts";

/**
 * Sets our estimate of the term premium against the New York Fed's published series.
 *
 * Run with the environment variable CARRYBOOK_DATA naming a folder that holds `acm/ACMTermPremium.csv` (the Fed's "ACM Monthly"
 * sheet) and `acm/ACMTermPremium_replicated_monthly_1m_120m.csv.gz` (fitted yields at every month of maturity). Ends with 1 where
 * the ten-year premium correlates by .9999 or less with the Fed's, or lies 1.5bp or more from it on average.
 *
 * These yields already hold the Fed's own fit, so agreement proves the algebra, not an independent estimate.
 */
const leastCorrelation = 0.9999;
const mostMeanDistanceBp = 1.5;

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function readTable(folder: string, name: string): Table {
  const path = join(folder, "acm", name);
  if (!existsSync(path)) throw new Error(`${path} is missing: CARRYBOOK_DATA must name the folder that holds acm/${name}`);
  const bytes = readFileSync(path);
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', "").split(","));
  return { header, rows };
}

function column(table: Table, name: string): Float64Array {
  const index = table.header.indexOf(name);
  if (index === -1) throw new Error(`column ${name} is missing; the file has ${table.header.slice(0, 5).join(", ")}, …`);
  return Float64Array.from(table.rows, (row) => Number(row[index]) / 100);
}

const monthNumbers: Readonly<Record<string, string>> = Object.fromEntries(
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map((name, k) => [
    name,
    String(k + 1).padStart(2, "0"),
  ]),
);

/** `1961-06` from `30-Jun-1961` or `1961-06-30`. */
function monthOf(date: string): string {
  const [first = "", month = "", year = ""] = date.split("-");
  return first.length === 4 ? `${first}-${month}` : `${year}-${monthNumbers[month]}`;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]) => x.reduce((total, value) => total + value, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((total, value, k) => total + (value - mx) * ((y[k] ?? NaN) - my), 0);
  return dot(a, ma, b, mb) / Math.sqrt(dot(a, ma, a, ma) * dot(b, mb, b, mb));
}

function distances(ours: Float64Array, months: readonly string[], official: Table, name: string): { pairs: [number, number][] } {
  const index = official.header.indexOf(name);
  const theirs = new Map(official.rows.map((row) => [monthOf(row[0] ?? ""), Number(row[index]) / 100]));
  const pairs = months.flatMap((month, k): [number, number][] => {
    const other = theirs.get(month);
    return other === undefined ? [] : [[ours[k] ?? NaN, other]];
  });
  return { pairs };
}

function report(folder: string): boolean {
  const replicated = readTable(folder, "ACMTermPremium_replicated_monthly_1m_120m.csv.gz");
  const official = readTable(folder, "ACMTermPremium.csv");
  const columns = Array.from({ length: 120 }, (_, k) =>
    column(
      replicated,
      (k + 1) % 12 === 0 ? `ACMY${String((k + 1) / 12).padStart(2, "0")}` : `ACMY${String(k + 1).padStart(3, "0")}M`,
    ),
  );
  const all = replicated.rows.map((row) => monthOf(row[0] ?? ""));
  const officialMonths = new Set(official.rows.map((row) => monthOf(row[0] ?? "")));
  const samples = [
    { name: "the whole sample", months: all },
    { name: "the Fed's own months", months: all.filter((month) => officialMonths.has(month)) },
  ];
  let passes = true;
  for (const { name, months } of samples) {
    const rows = months.map((month) => all.indexOf(month));
    const zeroYields = matrix(rows.length, 120, (i, j) => columns[j]?.[rows[i] ?? NaN] ?? NaN);
    const estimate = acmEstimate({ zeroYields, factors: 5 });
    console.log(`Estimated on ${name}: ${months.length} months, ${months[0]} to ${months.at(-1)}`);
    console.log(
      `  fit ${estimate.parts.fitErrorBp.toExponential(1)}bp, largest root ${estimate.parts.spectralRadius.toFixed(6)}`,
    );
    for (const tenor of [1, 2, 5, 10]) {
      const { pairs } = distances(estimate.termPremium(12 * tenor), months, official, `ACMTP${String(tenor).padStart(2, "0")}`);
      const apart = pairs.map(([ours, theirs]) => Math.abs(ours - theirs) * 10_000);
      const mean = apart.reduce((total, value) => total + value, 0) / apart.length;
      const alike = correlation(
        pairs.map(([ours]) => ours),
        pairs.map(([, theirs]) => theirs),
      );
      console.log(
        `  ${tenor}y premium over ${pairs.length} months: correlation ${alike.toFixed(7)}, mean ${mean.toFixed(2)}bp, most ${Math.max(...apart).toFixed(2)}bp apart`,
      );
      if (tenor === 10) passes &&= alike > leastCorrelation && mean < mostMeanDistanceBp;
    }
  }
  console.log(
    passes ? "passes" : `fails: ten-year correlation must exceed ${leastCorrelation}, mean stay under ${mostMeanDistanceBp}bp`,
  );
  return passes;
}

const folder = process.env["CARRYBOOK_DATA"];
if (folder === undefined) {
  console.error("CARRYBOOK_DATA is not set: name the folder that holds acm/ACMTermPremium.csv and the monthly yields beside it");
  process.exitCode = 1;
} else if (!report(folder)) {
  process.exitCode = 1;
}
