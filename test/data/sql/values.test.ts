import assert from "node:assert/strict";
import { desc, fromArrow, table, toArrow, toArrowIPC } from "arquero";
import { sql } from "../../../src/data/sql/sql.ts";
import { bp, pct } from "../../../src/base/units.ts";
import { hedgeCost } from "../../../src/finance/hedge-cost.ts";

/** One value, `select … as x`, as it comes back. */
const valueOf = async (expression: string) => (await sql.run(`select ${expression} as x`))?.get("x", 0) as unknown;
/** A whole column of some rows. */
const columnOf = async (rows: string) => (await sql.run(`select x from (values ${rows}) as t(x)`))?.column("x") as unknown;

describe("sql: what values come back as", () => {
  const utc = (text: string) => new Date(text);
  const cases: readonly (readonly [string, unknown])[] = [
    ["1::tinyint", 1],
    ["40000::usmallint", 40_000],
    ["count(*)", 1],
    ["(select sum(i) from range(3) as t(i))", 3],
    ["9007199254740992", 9_007_199_254_740_992n],
    ["-9007199254740991", -9_007_199_254_740_991],
    ["18446744073709551615::ubigint", 18_446_744_073_709_551_615n],
    ["170141183460469231731687303715884105727::hugeint", 170_141_183_460_469_231_731_687_303_715_884_105_727n],
    ["1.5::float", 1.5],
    ["'nan'::double", NaN],
    ["4.59::decimal(4, 2)", 4.59],
    ["-0.07::decimal(9, 2)", -0.07],
    ["12345678901234.1234::decimal(18, 4)", Number("12345678901234.1234")],
    ["123456789012345678.12::decimal(38, 2)", Number("123456789012345678.12")],
    ["date '2026-05-15'", utc("2026-05-15")],
    ["date '1969-12-31'", utc("1969-12-31")],
    ["timestamp '2026-05-15 09:30:00.123456'", utc("2026-05-15T09:30:00.123Z")],
    ["timestamp '1969-12-31 23:59:59.999999'", utc("1969-12-31T23:59:59.999Z")],
    ["timestamptz '2026-05-15 09:00:00+09'", utc("2026-05-15T00:00:00Z")],
    ["timestamp_s '2026-05-15 09:30:00'", utc("2026-05-15T09:30:00Z")],
    ["timestamp_ns '2026-05-15 09:30:00.000000001'", utc("2026-05-15T09:30:00Z")],
    ["time '09:30:00'", "09:30:00"],
    ["interval '1 month 3 days'", "1 month 3 days"],
    ["'5cm'", "5cm"],
    ["'a text beyond twelve bytes: 日本国債'", "a text beyond twelve bytes: 日本国債"],
    ["'国債'", "国債"],
    ["true", true],
    ["null", undefined],
    ["[1, null, 3]", [1, undefined, 3]],
    ["[[1.5], []]", [[1.5], []]],
    ["{'tenor': '10Y', 'date': date '2026-05-15'}", { tenor: "10Y", date: utc("2026-05-15") }],
    ["map {'10Y': 1.5}", new Map([["10Y", 1.5]])],
    ["'b'::enum('a', 'b')", "b"],
    ["'ab'::blob", Uint8Array.of(97, 98)],
    ["uuid '5cd4ef20-5b28-4a6c-9b0e-3b1c1c0b1c0b'", "5cd4ef20-5b28-4a6c-9b0e-3b1c1c0b1c0b"],
  ];
  for (const [expression, expected] of cases) {
    it(expression, async () => assert.deepEqual(await valueOf(expression), expected));
  }

  it("figures of which none is missing are a typed array, else a list with undefined", async () => {
    assert.deepEqual(await columnOf("(1.5::double), (2.5)"), Float64Array.of(1.5, 2.5));
    assert.deepEqual(await columnOf("(1), (2)"), Int32Array.of(1, 2));
    assert.deepEqual(await columnOf("(1), (null)"), [1, undefined]);
    assert.deepEqual(await columnOf("(1::bigint), (null)"), [1, undefined]);
  });

  it("one whole number beyond 2^53 makes bigints of its column", async () => {
    assert.deepEqual(await columnOf("(1::bigint), (null), (9007199254740993)"), [1n, undefined, 9_007_199_254_740_993n]);
    assert.deepEqual(await columnOf("(1::hugeint), (9007199254740993)"), [1n, 9_007_199_254_740_993n]);
  });

  it("many chunks are one column, in their order, with what is missing in its place", async () => {
    const rows = 10_000;
    const query = `select i::double as y, if(i % 3 = 0, null, 'tenor ' || i) as s, date '2000-01-01' + i::int as d, i as n
      from range(${rows}) as t(i)`;
    const result = await sql.run(query);
    assert.equal(result?.numRows(), rows);
    const last = rows - 1;
    assert.deepEqual(
      result.column("y"),
      Float64Array.from({ length: rows }, (_, row) => row),
    );
    assert.deepEqual(
      result.column("n"),
      Float64Array.from({ length: rows }, (_, row) => row),
    );
    assert.deepEqual([result.get("s", 2048), result.get("s", 2049), result.get("s", last)], ["tenor 2048", undefined, undefined]);
    assert.deepEqual(result.get("d", last), new Date(Date.UTC(2000, 0, 1) + last * 86_400_000));
  });

  it("columns keep their order, and one of a taken name gets a number", async () => {
    const result = await sql`select 1 as "2Y", 2 as "10Y", 3 as "2Y", 4 as "1", 5 as "2Y_1"`;
    assert.deepEqual(result.columnNames(), ["2Y", "10Y", "2Y_2", "1", "2Y_1"]);
    assert.deepEqual(result.objects(), [{ "2Y": 1, "10Y": 2, "2Y_2": 3, "1": 4, "2Y_1": 5 }]);
  });
});

describe("sql: what values go in as", () => {
  const day = new Date("2026-05-15");
  const cost = hedgeCost({ mode: "rateDifferential", usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) });
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["a whole number", 4, "INTEGER 4"],
    ["a large whole number", 1e15, "BIGINT 1000000000000000"],
    ["a number with decimals", 0.0459, "DOUBLE 0.0459"],
    ["a number beyond 2^53", 1e300, "DOUBLE 1e+300"],
    ["a unit", bp(25), "DOUBLE 0.0025"],
    ["a Result", cost, "DOUBLE 0.04"],
    ["a text that looks like SQL", "'; drop table x; --", "VARCHAR '; drop table x; --"],
    ["a boolean", false, "BOOLEAN false"],
    ["a bigint", 5n, "BIGINT 5"],
    ["a bigint beyond 64 bits", 2n ** 70n, "HUGEINT 1180591620717411303424"],
    ["a day", day, "DATE 2026-05-15"],
    ["a moment", new Date("2026-05-15T09:30:00.5Z"), "TIMESTAMP 2026-05-15 09:30:00.5"],
    ["bytes", Uint8Array.of(97), "BLOB a"],
    ["a list of whole numbers", [1, 2], "BIGINT[] [1, 2]"],
    ["a list of numbers", [1, 2.5, null], "DOUBLE[] [1.0, 2.5, NULL]"],
    ["a list of texts", ["10Y", "30Y"], "VARCHAR[] [10Y, 30Y]"],
    ["a list of days", [day], "DATE[] [2026-05-15]"],
  ];
  for (const [title, value, expected] of cases) {
    it(title, async () => {
      const result = await sql`select typeof(v) || ' ' || v::varchar as told from (select ${value} as v)`;
      assert.equal(result.get("told", 0), expected);
    });
  }

  it("null and undefined are NULL", async () => {
    const result = await sql`select ${null} is null as a, ${undefined} is null as b`;
    assert.deepEqual(result.objects(), [{ a: true, b: true }]);
  });

  it("a list after `in`, with and without brackets", async () => {
    const rows = table({ tenor: ["2Y", "10Y", "30Y"] });
    const wanted = ["10Y", "30Y", "it's"];
    for (const query of [
      sql`select count(*) as n from ${rows} where tenor in ${wanted}`,
      sql`select count(*) as n from ${rows} where tenor in (${wanted})`,
      sql`select count(*) as n from ${rows} where tenor not in (select 'x') and tenor = any(${wanted})`,
    ]) {
      assert.equal((await query).get("n", 0), 2);
    }
  });

  it("one value twice, and where SQL wants a whole number", async () => {
    const years = 3;
    const result = await sql`select make_date(${2020 + years}, ${years}, 1) as d from range(10) limit ${years}`;
    assert.deepEqual(
      result.array("d"),
      [3, 3, 3].map(() => new Date("2023-03-01")),
    );
  });
});

describe("sql: tables", () => {
  const date = [new Date("2026-05-13"), new Date("2026-05-14"), new Date("2026-05-15")];
  const yields = table({ date, DGS10: [4.47, undefined, 4.59], tenor: ["10Y", undefined, "a tenor beyond twelve bytes"] });

  it("come back as they went in", async () => {
    const mixed = table({
      ...{ f64: Float64Array.of(1, NaN, -0.5), f32: Float32Array.of(1, 2, 3), i32: Int32Array.of(1, -2, 3) },
      ...{ u8: Uint8Array.of(0, 128, 255), i64: BigInt64Array.of(1n, 2n, -(2n ** 60n)), date },
      ...{
        figures: [1, undefined, 2.5],
        flags: [true, undefined, false],
        texts: ["国債", "", undefined],
        none: [null, null, null],
      },
      ...{ big: [1n, undefined, 2n ** 60n], at: [new Date(1), undefined, new Date(-1)] },
    });
    const back = await sql`from ${mixed}`;
    assert.deepEqual(back.columnNames(), mixed.columnNames());
    for (const name of mixed.columnNames().filter((each) => each !== "i64" && each !== "none")) {
      assert.deepEqual(Array.from(back.array(name)), Array.from(mixed.array(name)), name);
    }
    assert.deepEqual(back.array("i64"), [1n, 2n, -(2n ** 60n)]);
    assert.deepEqual(back.array("none"), [undefined, undefined, undefined]);
  });

  it("are typed by their values, a number always a DOUBLE", async () => {
    const whole = table({ year: [2024, 2025], day: [new Date("2024-01-01"), undefined], tags: [["a"], ["b"]] });
    const types = await sql`select typeof(year) as y, typeof(day) as d, tags->>0 as t from ${whole} limit 1`;
    assert.deepEqual(types.objects(), [{ y: "DOUBLE", d: "DATE", t: "a" }]);
  });

  it("aggregate and join as SQL does, a missing value being NULL", async () => {
    const holders = table({ date, holdings: [1.13, 1.12, 1.1] });
    const result = await sql`
      select count(DGS10) as days, round(avg(DGS10), 6) as mean, max(holdings) as most
      from ${yields} as y join ${holders} as h using (date)`;
    assert.deepEqual(result.objects(), [{ days: 2, mean: 4.53, most: 1.13 }]);
    const counted = await sql`select count(*) as n from ${yields}`;
    assert.equal(counted.get("n", 0), 3);
  });

  it("are read filtered and in their order", async () => {
    const newest = yields.filter("d.DGS10 > 0").orderby(desc("date"));
    assert.deepEqual((await sql`select DGS10 from ${newest}`).array("DGS10"), [4.59, 4.47]);
    assert.deepEqual((await sql`select date from ${newest} limit 1`).array("date"), [date[2]]);
  });

  it("of more rows than one chunk arrive whole", async () => {
    const rows = 5_000;
    const many = table({
      place: Float64Array.from({ length: rows }, (_, row) => row),
      label: Array.from({ length: rows }, (_, row) => (row % 7 === 0 ? undefined : `row ${row}`)),
    });
    const result = await sql`select count(*) as n, sum(place) as sum, count(label) as labels, max(label) as last from ${many}`;
    assert.deepEqual(result.objects(), [{ n: rows, sum: (rows * (rows - 1)) / 2, labels: 4_285, last: "row 999" }]);
  });

  it("of Arrow are read as well, and empty ones too", async () => {
    const arrow = toArrow(yields);
    const query = sql`select date, DGS10, tenor from ${arrow} where DGS10 is not null order by date`;
    assert.deepEqual((await query).array("DGS10"), [4.47, 4.59]);
    for (const read of [arrow, fromArrow(toArrowIPC(yields))]) {
      const newest = await sql`select max(date) as d, max(tenor) as t from ${read}`;
      assert.deepEqual(newest.objects(), [{ d: date[2], t: "a tenor beyond twelve bytes" }]);
    }
    assert.equal((await sql`from ${yields.filter("d.DGS10 > 9")}`).numRows(), 0);
  });
});
