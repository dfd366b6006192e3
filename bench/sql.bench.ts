import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromCSV, op, table } from "arquero";
import { database } from "../src/data/sql/database.ts";
import { sql } from "../src/data/sql/sql.ts";
import type { Entry } from "./entry.ts";

const rows = 1_000_000;
const row = (make: (index: number) => unknown) => Array.from({ length: rows }, (_, index) => make(index));
const trades = table({
  date: row((index) => new Date(Date.UTC(2000, 0, 1 + (index % 9_000)))),
  tenor: row((index) => `${1 + (index % 40)}Y`),
  rate: Float64Array.from({ length: rows }, (_, index) => 0.001 + 0.09 * ((index * 0.618_033_988_75) % 1)),
  notional: row((index) => (index % 11 === 0 ? undefined : index % 1_000)),
});

const folder = mkdtempSync(join(tmpdir(), "carrybook-bench-sql-"));
const csv = join(folder, "trades.csv");
const lines = Array.from({ length: 300_000 }, (_, index) => {
  const date = new Date(Date.UTC(2000, 0, 1 + (index % 9_000))).toISOString().slice(0, 10);
  return `${date},${1 + (index % 40)}Y,${(0.001 * (index % 90)).toFixed(4)}`;
});
writeFileSync(csv, `date,tenor,rate\n${lines.join("\n")}\n`);

const million = `select i / 7 as rate, date '2000-01-01' + (i % 9000)::int as date, 'tenor ' || i % 1000 as tenor
  from range(${rows}) as t(i)`;

/** As DuckDB's package offers it: an object a row. */
async function rowObjects(): Promise<number> {
  const { connection } = await database();
  const result = await connection.run(million);
  return table({ rows: await result.getRowObjectsJS() }).numRows();
}

const entries: readonly Entry[] = [
  {
    name: "sql: mean by tenor over 1e6 rows, against arquero",
    unit: "ms",
    run: () => sql`select tenor, avg(rate) as mean from ${trades} group by tenor`,
    baseline: () => trades.groupby("tenor").rollup({ mean: op.mean("rate") }),
  },
  {
    name: "sql: sum of a typed column of 1e6, against arquero",
    unit: "ms",
    run: () => sql`select sum(rate) as total from ${trades}`,
    baseline: () => trades.rollup({ total: op.sum("rate") }),
  },
  {
    name: "sql: top 10 by date and rate, against arquero",
    unit: "ms",
    run: () => sql`select * from ${trades} order by date desc, rate desc limit 10`,
    baseline: () => trades.orderby("date", "rate").slice(0, 10).reify(),
  },
  {
    name: "sql: 1e6 rows of a result, against row objects",
    unit: "ms",
    run: () => sql.run(million),
    baseline: rowObjects,
  },
  {
    name: "sql: mean by tenor of a csv of 3e5, against arquero",
    unit: "ms",
    run: () => sql.run(`select tenor, avg(rate) as mean from '${csv}' group by tenor`),
    baseline: () =>
      fromCSV(readFileSync(csv, "utf8"))
        .groupby("tenor")
        .rollup({ mean: op.mean("rate") }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  },
];

export default entries;
