import assert from "node:assert/strict";
import { table } from "arquero";
import { isUserError } from "../../../src/base/errors.ts";
import { placeInText, type TextPlace } from "../../../src/base/host.ts";
import { sql } from "../../../src/data/sql/sql.ts";

/** What went wrong: its code, where in the text, and the message. */
async function failureOf(query: Promise<unknown>): Promise<{ code: string; place: string; message: string }> {
  const error: unknown = await query.then(
    () => assert.fail("the query should have failed"),
    (thrown: unknown) => thrown,
  );
  if (!isUserError(error)) throw error;
  const place = (error as { [placeInText]?: TextPlace })[placeInText];
  return { code: error.code, place: place ? `${place.line}:${place.column}` : "none", message: error.message };
}

interface ErrorCase {
  readonly text: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly place: string;
  readonly tells: RegExp;
}

const yields = table({ date: ["2026-05-15"], DGS10: [4.59] });

const cases: readonly ErrorCase[] = [
  {
    text: "select datee from (select 1 as date)",
    code: "data/sql",
    place: "1:8",
    tells: /"datee" not found.*line 1, near "datee from/,
  },
  { text: "select 1;\n\n  select 2,\nfoo from range(3);", code: "data/sql", place: "4:1", tells: /"foo" not found/ },
  { text: "-- é\nselect 'é' || foo from range(3)", code: "data/sql", place: "2:15", tells: /"foo" not found/ },
  { text: "select a frm b", code: "data/sql", place: "1:14", tells: /syntax error at or near "b"/ },
  { text: "select 1 +\n", code: "data/sql", place: "1:11", tells: /end of input; correct it at the end of line 1$/ },
  { text: `select '${"x".repeat(200)}', foo from range(3)`, code: "data/sql", place: "1:212", tells: /"foo" not found/ },
  { text: "select 'abc'::int", code: "data/sql", place: "1:13", tells: /Could not convert string 'abc' to INT32/ },
  {
    text: "select *\nfrom yeilds",
    values: { yields },
    code: "data/sql-no-table",
    place: "2:6",
    tells: /got yeilds, which is neither.*; write one of yields, or name a file in quotes/,
  },
  { text: "from 'no-such.csv'", code: "data/sql-no-file", place: "1:7", tells: /a file that matches no-such\.csv in .*got none/ },
  { text: "from read_parquet('no-*.parquet')", code: "data/sql-no-file", place: "1:6", tells: /no-\*\.parquet/ },
  {
    text: "select $low",
    values: { high: 1 },
    code: "data/sql-no-parameter",
    place: "1:8",
    tells: /\$low, got none.*there are \$high$/,
  },
  { text: "select ?", code: "data/sql-no-parameter", place: "1:1", tells: /parameters by name/ },
  { text: "select $x", values: { x: { a: 1 } }, code: "data/sql-parameter", place: "1:8", tells: /an object for \$x/ },
  {
    text: "select $x",
    values: { x: [1, "a"] },
    code: "data/sql-parameter",
    place: "1:8",
    tells: /a list of INTEGER and VARCHAR/,
  },
  { text: "select 'infinity'::date as d", code: "data/sql-date-out-of-range", place: "1:1", tells: /the column d/ },
  {
    text: "from t",
    values: { t: table({ a: [1, "x"] }) },
    code: "data/sql-column",
    place: "1:1",
    tells: /a number and, in row 2, a string/,
  },
  { text: " ;\n-- nothing", code: "data/sql-empty", place: "none", tells: /comments alone/ },
];

describe("sql: what goes wrong", () => {
  for (const { text, values, code, place, tells } of cases) {
    it(`${code}: ${text.slice(0, 50).replaceAll("\n", " ")}`, async () => {
      const failure = await failureOf(sql.run(text, values));
      assert.deepEqual({ code: failure.code, place: failure.place }, { code, place }, failure.message);
      assert.match(failure.message, tells);
    });
  }

  it("a value within quotes is told, and not looked for by DuckDB", async () => {
    assert.equal((await failureOf(sql`select '${"x"}'`)).code, "data/sql-value-in-text");
    assert.equal((await failureOf(sql`select 1 -- from ${yields}`)).code, "data/sql-value-in-text");
  });

  it("a table that was put into the text is not offered by its made-up name", async () => {
    const { message } = await failureOf(sql`select * from ${yields} join nope using (date)`);
    assert.match(message, /got nope.*; put a table in its place/);
  });

  it("what was asked for after a failure still runs", async () => {
    const [failed, after] = await Promise.allSettled([sql`select nope`, sql`select 1 as one`]);
    assert.equal(failed.status, "rejected");
    assert.ok(after.status === "fulfilled" && after.value.get("one", 0) === 1);
  });
});
