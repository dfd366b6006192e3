import { desc, table } from "arquero";
import assert from "node:assert/strict";
import type { MimeBundle } from "../../../../src/base/host.ts";
import { toBundle } from "../../../../src/kernel/child/display/bundle.ts";
import type { TableResource } from "../../../../src/kernel/child/display/table/bundle.ts";

function show(value: unknown): MimeBundle {
  const bundle = toBundle(value);
  assert.ok(bundle && !(bundle instanceof Promise));
  return bundle;
}

const resource = (value: unknown) => show(value)["application/vnd.dataresource+json"] as TableResource;
const text = (value: unknown) => String(show(value)["text/plain"]).split("\n");
const html = (value: unknown) => String(show(value)["text/html"]);

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const yields = table({
  date: [day("2024-03-01"), day("2024-04-01"), null],
  yield: [0.043, 1.5, NaN],
  note: ["", "<b>R&D</b>", null],
  count: [1, 20, 300],
});

describe("a table's bundle", () => {
  it("holds data, HTML and text", () => {
    assert.deepEqual(Object.keys(show(yields)), ["application/vnd.dataresource+json", "text/html", "text/plain"]);
  });

  it("carries typed fields and rows, NaN and null apart from empty text", () => {
    assert.deepEqual(resource(yields), {
      schema: {
        fields: [
          { name: "date", type: "date" },
          { name: "yield", type: "number" },
          { name: "note", type: "string" },
          { name: "count", type: "integer" },
        ],
      },
      data: [
        { date: "2024-03-01", yield: 0.043, note: "", count: 1 },
        { date: "2024-04-01", yield: 1.5, note: "<b>R&D</b>", count: 20 },
        { date: null, yield: "NaN", note: null, count: 300 },
      ],
      totalRows: 3,
      totalColumns: 4,
    });
  });

  it("writes aligned text", () => {
    assert.deepEqual(text(yields), [
      "date        yield  note        count",
      "2024-03-01  0.043                  1",
      "2024-04-01  1.500  <b>R&D</b>     20",
      "null          NaN  null          300",
      "3 rows × 4 columns",
    ]);
  });

  it("writes escaped HTML with numbers flush right", () => {
    assert.match(html(yields), /<th scope="col" style="text-align: right">yield<\/th>/);
    assert.match(html(yields), /<td style="text-align: left">&#60;b&#62;R&#38;D&#60;\/b&#62;<\/td>/);
    assert.match(html(yields), /<td style="text-align: right"><em>NaN<\/em><\/td><td style="text-align: left"><em>null<\/em>/);
    assert.match(html(yields), /<p>3 rows × 4 columns<\/p>$/);
    assert.match(html(table({ "<th>": [1] })), /<th scope="col" style="text-align: right">&#60;th&#62;<\/th>/);
  });

  const types: [values: unknown[], type: string, json: unknown[]][] = [
    [[1, 2n, null], "integer", [1, 2, null]],
    [[1, 2.5, Infinity, -Infinity], "number", [1, 2.5, "INF", "-INF"]],
    [[true, false], "boolean", [true, false]],
    [[day("2024-01-01"), new Date(Date.UTC(2024, 0, 1, 9, 30))], "datetime", ["2024-01-01T00:00:00Z", "2024-01-01T09:30:00Z"]],
    [[new Date(NaN)], "date", ["Invalid Date"]],
    [[null, undefined], "any", [null, null]],
    [[1, "a"], "any", [1, "a"]],
    [[{ a: [1] }], "any", ["{ a: [ 1 ] }"]],
    [[2n ** 70n], "integer", ["1180591620717411303424"]],
    [["x".repeat(2_000)], "string", [`${"x".repeat(999)}…`]],
  ];
  for (const [values, type, json] of types) {
    it(`finds ${type} in ${JSON.stringify(json).slice(0, 60)}`, () => {
      const { schema, data } = resource(table({ x: values }));
      assert.deepEqual(schema.fields, [{ name: "x", type }]);
      assert.deepEqual(data.map((row) => row.x), json); // prettier-ignore
    });
  }

  it("follows filter and order without copying the table", () => {
    const left = yields.filter((d: { count: number }) => d.count > 1).orderby(desc("count"));
    assert.deepEqual(resource(left).data.map((row) => row.count), [300, 20]); // prettier-ignore
  });

  it("numbers to the decimals that the column needs, tiny and huge ones by exponent", () => {
    const column = text(table({ x: [0.1 + 0.2, 1, -0, 1e-9, 2 ** 60], y: [1 / 3, 2, 3, 4, 5] }));
    assert.deepEqual(column, [
      "          x         y",
      "        0.3  0.333333",
      "        1.0  2.000000",
      "        0.0  3.000000",
      "       1e-9  4.000000",
      "1.15292e+18  5.000000",
      "5 rows × 2 columns",
    ]);
  });

  it("shows both ends of a long table and counts the rest, touching only what is shown", () => {
    const touched = new Set<number>();
    const long = {
      columnNames: () => ["n"],
      numRows: () => 1_000_000,
      column: () => ({
        at(row: number) {
          touched.add(row);
          return row;
        },
      }),
    };
    const lines = text(long);
    assert.equal(lines.length, 1 + 10 + 1 + 10 + 1);
    assert.deepEqual([lines[10], lines[11], lines[12], lines[22]], ["     9", "     …", "999990", "1,000,000 rows × 1 column"]);
    assert.equal(html(long).match(/<tr>/g)?.length, 22);
    assert.deepEqual([resource(long).data.length, resource(long).totalRows], [1_000, 1_000_000]);
    assert.equal(touched.size, 1_010);
  });

  it("bounds the columns and the cells of a wide one", () => {
    const wide = table(
      Object.fromEntries(Array.from({ length: 600 }, (_unused, index) => [`column${index}`, Array(200).fill(1)])),
    );
    const { schema, data, totalColumns } = resource(wide);
    assert.deepEqual([schema.fields.length, data.length, totalColumns], [500, 100, 600]);
    assert.match(html(wide), /<th>…<\/th><\/tr>/);
    assert.match(text(wide).at(-1) ?? "", /^200 rows × 600 columns; not shown: column13, .*, …$/);
    assert.ok(text(wide).every((line) => line.length <= 140));
  });

  it("sets wide letters as a terminal does, and line breaks as spaces", () => {
    assert.deepEqual(text(table({ k: ["円", "a\nb"], v: [1, 2] })).slice(0, 3), ["k    v", "円   1", "a b  2"]);
  });

  it("shows a table without rows or columns", () => {
    assert.deepEqual(text(table({ a: [], b: [] })), ["a  b", "0 rows × 2 columns"]);
    assert.deepEqual(text(table({})), ["0 rows × 0 columns"]);
    assert.match(html(table({})), /<p>0 rows × 0 columns<\/p>/);
  });
});
