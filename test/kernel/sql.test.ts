import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KernelClient } from "../../src/kernel/client.ts";
import { begin, kernelFromSource, run, told } from "./kernel-under-test.ts";

const library = fileURLToPath(new URL("../../src/library.ts", import.meta.url));
const modules = { ...kernelFromSource.modules, carrybook: library };
let position = 700;

describe("SQL cells", () => {
  let folder: string;
  let kernel: KernelClient;
  const typescript = async (code: string) => told((await run(kernel, code, (position += 1))).events);
  const sql = async (code: string) => told((await run(kernel, code, (position += 1), "sql")).events);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-kernel-sql-"));
    await writeFile(join(folder, "fx.csv"), "date,usdjpy\n2026-05-14,155.5\n2026-05-15,156.25\n");
    kernel = await KernelClient.start({ ...kernelFromSource, folder, modules, libraryNames: ["sql"] });
    await typescript(`import { table } from "arquero";
      const yields = table({ date: ["2026-05-14", "2026-05-15"].map((day) => new Date(day)), DGS10: [0.0447, 0.0459] });
      const threshold = 0.045;
      const $low = 0.01; let tenors = ["10Y"];`);
  });
  after(async () => {
    await kernel.dispose();
    await rm(folder, { recursive: true });
  });

  it("show a query over a variable, a file of the notebook's folder and parameters, and give it as _", async () => {
    const told = await sql(`-- above the threshold
      select y.DGS10 * 100 as percent, usdjpy, '10Y' in $tenors as is_ten
      from yields as y join 'fx.csv' using (date) where DGS10 > $threshold`);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? "", /^result: [^]*percent\s+usdjpy\s+is_ten\n[^]*4\.59\s+156\.25\s+true/);
    assert.deepEqual(await typescript("_.objects()[0].usdjpy"), ["result: 156.25"]);
  });

  it("name their result for later cells, of either language", async () => {
    assert.equal((await sql("-- name: highest\nselect max(DGS10) as rate from yields")).length, 1);
    assert.deepEqual(await typescript("highest.get('rate', 0)"), ["result: 0.0459"]);
    assert.match((await sql("select rate * 2 as double from Highest"))[0] ?? "", /0\.0918/);
    await sql("-- name: highest\nselect 7 as rate");
    assert.deepEqual(await typescript("highest.get('rate', 0)"), ["result: 7"]);
    const variables = await kernel.variables();
    assert.equal(variables.find(({ name }) => name === "highest")?.type, "Table");
  });

  it("run several statements and show the last one's rows, or nothing where it gives none", async () => {
    assert.deepEqual(await sql("create table trades as select 5 as notional; insert into trades values (7)"), [
      "result: Count\n    1\n1 row × 1 column",
    ]);
    assert.match((await sql("from trades order by notional desc; select sum(notional) as total from trades;"))[0] ?? "", /12/);
    assert.deepEqual(await sql("drop table trades"), []);
  });

  it("tell an error at its line with a caret", async () => {
    assert.deepEqual(await sql("select date,\n  DGS11\nfrom yields"), [
      [
        `error: UserError [data/sql]: expected SQL that DuckDB can run, got Binder Error: Referenced column "DGS11" not found in FROM` +
          ` clause; Candidate bindings: "DGS10"; correct it at line 2, near "DGS11"`,
        "",
        "  1 | select date,",
        "> 2 |   DGS11",
        "    |   ^",
        "  3 | from yields",
        "",
        `    at cell ${position}:2:3`,
      ].join("\n"),
    ]);
    const [missing = ""] = await sql("from yeilds, yields");
    assert.match(missing, /no-table\]: [^]*got yeilds, which[^]*write one of yields, or name a file[^]*at cell \d+:1:6$/);
  });

  it("refuse a name that no variable can have", async () => {
    assert.match(
      (await sql("-- name: 10Y\nselect 1"))[0] ?? "",
      /SyntaxError: "10Y" is no name of a variable[^]*at cell \d+:1:10$/,
    );
    assert.match((await sql("-- name: NaN\nselect 1"))[0] ?? "", /SyntaxError: NaN is JavaScript's own[^]*at cell \d+:1:10$/);
    assert.match((await sql("-- name: class\nselect 1"))[0] ?? "", /SyntaxError: [^]*at cell \d+:1:10$/);
  });

  it("and the tag in TypeScript tell an error at the cell's line", async () => {
    const [error = ""] = await typescript("const wanted = 1;\nawait sql`select nope from ${yields} limit ${wanted}`");
    assert.match(error, /UserError \[data\/sql\]: [^]*"nope" not found[^]*at cell \d+:2:1$/);
  });

  it("are broken off by an interrupt, a scan of a variable included, and the variables and the database stay", async () => {
    await typescript("const many = table({ n: Float64Array.from({ length: 1e6 }, (_, n) => n) }); let kept = 'kept';");
    await sql("create table also_kept as select 'kept' as a");
    const queries = [
      "sql`select sum(a.n * b.n) from ${many} as a, ${many} as b`",
      "sql`select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b`",
    ];
    for (const query of queries) {
      const { heard, ended } = begin(kernel, `console.log("on"); await ${query}`, "on");
      await heard;
      await new Promise((go) => setTimeout(go, 150));
      assert.equal(await kernel.interrupt(), "interrupted");
      const { outcome } = await ended;
      assert.equal(outcome.status, "interrupted");
    }
    assert.deepEqual(await typescript("kept"), ["result: 'kept'"]);
    assert.match((await sql("select a, (select count(*) from many) as n from also_kept"))[0] ?? "", /kept\s+1000000/);
  });
});
