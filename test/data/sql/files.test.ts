import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table, toArrowIPC } from "arquero";
import { isUserError } from "../../../src/base/errors.ts";
import { useData } from "../../../src/data/loaders.ts";
import { Database } from "../../../src/data/sql/database.ts";
import { loadFrom } from "../../../src/data/sql/duckdb.ts";
import { sql } from "../../../src/data/sql/sql.ts";

const code = (query: Promise<unknown>) => query.then(String, (error: unknown) => (isUserError(error) ? error.code : error));

describe("sql: files and databases", () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "carrybook-sql-test-"))));
  after(() => rm(folder, { recursive: true }));

  it("csv, with its types found out, by name and as a parameter", async () => {
    const path = join(folder, "yields.csv");
    await writeFile(path, "date,DGS10\n2026-05-13,4.47\n2026-05-14,.\n2026-05-15,4.59\n");
    const found = await sql`select * from read_csv(${path}, nullstr = '.') order by date`;
    assert.deepEqual(
      found.array("date"),
      [13, 14, 15].map((day) => new Date(Date.UTC(2026, 4, day))),
    );
    assert.deepEqual(found.array("DGS10"), [4.47, undefined, 4.59]);
    assert.equal((await sql.run(`select count(*) as n from '${path}'`))?.get("n", 0), 3);
  });

  it("a csv file with a line that does not fit tells the file, the line and the column", async () => {
    const path = join(folder, "broken.csv");
    await writeFile(path, "date,DGS10\n2026-05-13,4.47\n2026-05-14,n/a\n");
    const query = sql`select * from read_csv(${path}, types = {'DGS10': 'DOUBLE'})`;
    await assert.rejects(query, (error) => {
      assert.ok(isUserError(error));
      assert.equal(error.code, "data/sql-csv");
      assert.match(error.message, /broken\.csv.*line 3: .*"DGS10".*"n\/a"/);
      return true;
    });
  });

  it("parquet, written and read", async () => {
    const path = join(folder, "curve.parquet");
    const curve = table({ tenor: ["2Y", "10Y"], rate: [0.039, 0.0459] });
    await sql.run(`copy (select * from curve order by rate) to '${path}'`, { curve });
    assert.deepEqual((await sql`from read_parquet(${path})`).objects(), curve.objects());
  });

  it("Arrow, as a file and as a stream", async () => {
    for (const format of ["file", "stream"] as const) {
      const path = join(folder, `${format}.arrow`);
      await writeFile(path, toArrowIPC(table({ date: [new Date("2026-05-15")], rate: [0.0459] }), { format }));
      const result = await sql.run(`select rate, date from '${path}' where rate > $low`, { low: 0.04 });
      assert.deepEqual(result?.objects(), [{ rate: 0.0459, date: new Date("2026-05-15") }]);
    }
    await writeFile(join(folder, "no.arrow"), "not Arrow");
    assert.equal(await code(sql.run(`from '${join(folder, "no.arrow")}'`)), "data/sql-arrow-file");
  });

  it("another database is attached, filled and read again; what gives no rows gives no table", async () => {
    const path = join(folder, "desk.duckdb");
    const trades = table({ pair: ["USDJPY", "USDJPY"], notional: [5, 7] });
    assert.equal(await sql.run(`attach '${path}' as desk`), undefined);
    assert.equal(await sql.run("create table desk.trades as from trades", { trades }), undefined);
    assert.equal(await sql.run("detach desk"), undefined);
    const total = await sql.run(`attach '${path}' as again; select sum(notional) as total from again.trades; -- done`);
    assert.equal(total?.get("total", 0), 12);
    assert.equal((await sql`detach again`).numCols(), 0);
  });

  it("DuckDB's own tables last, and go before a variable of the same name", async () => {
    const rates = table({ source: ["a variable"] });
    await sql.run("create table rates as select 'DuckDB' as source; create view shown as from rates");
    assert.equal((await sql.run("from rates", { rates }))?.get("source", 0), "DuckDB");
    assert.equal((await sql.run("from Shown"))?.get("source", 0), "DuckDB");
    await sql.run("drop view shown; drop table rates");
    assert.equal((await sql.run("from RATES", { rates }))?.get("source", 0), "a variable");
    assert.equal(await code(sql.run("from rates")), "data/sql-no-table");
  });

  it("a pivot, which is several statements to DuckDB", async () => {
    const quotes = table({ date: ["a", "a", "b"], tenor: ["2Y", "10Y", "2Y"], rate: [1, 2, 3] });
    const wide = await sql.run("pivot quotes on tenor using sum(rate) group by date order by date", { quotes });
    assert.deepEqual(wide?.objects(), [
      { date: "a", "10Y": 2, "2Y": 1 },
      { date: "b", "10Y": undefined, "2Y": 3 },
    ]);
  });

  it("what does not fit the memory goes on in files", async () => {
    const sorted = `select count(*) as n from (select md5(i::varchar) as h, i from range(1500000) as t(i) order by h offset 1)`;
    const counted = async (settings: string) => {
      const { connection } = await Database.open();
      await connection.run(`set memory_limit = '40MB'; set threads = 1; set preserve_insertion_order = false; ${settings}`);
      return Number((await connection.runAndReadAll(sorted)).getRows()[0]?.[0]);
    };
    await assert.rejects(counted("set temp_directory = ''"), /Out of Memory/);
    assert.equal(await counted(""), 1_499_999);
  });

  it("leaves the kernel free while it computes, and runs one query after another", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const order: number[] = [];
    const query = async (n: number, rows: number) => {
      await sql`select sum(hash(i)) as h, ${n} as n from range(${rows}) as t(i)`;
      order.push(n);
    };
    await Promise.all([query(1, 20_000_000), query(2, 1)]);
    clearInterval(timer);
    assert.deepEqual(order, [1, 2]);
    assert.ok(ticks > 3, `the timer came ${ticks} times`);
  });
});

describe("sql: offline", () => {
  before(() => void useData({ offline: true }));
  after(() => void useData({}));

  const refused = [
    "select * from 'https://example.com/yields.parquet'",
    "select * from read_csv('s3://desk/yields.csv')",
    "attach 'postgres:host=localhost' as pg",
    "attach 'host=localhost' as pg (type postgres)",
    "install httpfs",
    "force install httpfs from core_nightly",
    "/* first */ load 'httpfs'",
    "set autoload_known_extensions = true",
    "from postgres_scan('host=localhost', 'public', 'trades')",
  ];
  for (const text of refused) it(`refuses: ${text}`, async () => assert.equal(await code(sql.run(text)), "data/offline"));

  it("reads files of this machine, and texts that look like addresses", async () => {
    const folder = await mkdtemp(join(tmpdir(), "carrybook-sql-offline-"));
    try {
      const copied = `copy (select 'https://example.com' as url) to '${join(folder, "a.csv")}'; attach '${join(folder, "b.db")}' as b; detach b`;
      await sql.run(copied);
      assert.equal((await sql.run(`from '${join(folder, "a.csv")}'`))?.get("url", 0), "https://example.com");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("sql: the native module", () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "carrybook-no-duckdb-"))));
  after(() => rm(folder, { recursive: true }));

  it("is looked for from one file after the other", () => {
    assert.equal(typeof loadFrom([join(folder, "cell.ts"), import.meta.url]).api.version, "function");
  });

  it("that is nowhere is told with the line that installs it", () => {
    assert.throws(() => loadFrom([join(folder, "cell.ts")]), {
      code: "data/no-duckdb",
      message: /run: npm install @duckdb\/node-api@/,
    });
  });
});
