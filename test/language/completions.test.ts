import assert from "node:assert/strict";
import { type CompletionItem } from "../../src/language/protocol.ts";
import { OpenNotebook, server, type Source } from "./language-under-test.ts";

interface Case {
  readonly of: string;
  readonly cells: readonly Source[];
  /** Names that are offered, and the text that is inserted where it is another. */
  readonly offers: readonly string[];
  readonly withholds?: readonly string[];
}

const withHedge = (options: string) => `hedgeCost({ ${options} })`;

const cases: readonly Case[] = [
  {
    of: "members of an earlier cell's variable",
    cells: ["const quote = { bid: 1, ask: 2 };", "quote.¦"],
    offers: ["bid", "ask"],
    withholds: ["quote", "hedgeCost"],
  },
  {
    of: "names of earlier cells",
    cells: ["const spread = 1;\nfunction carry() {}\nclass Desk {}", "¦", "const later = 1;"],
    offers: ["spread", "carry", "Desk", "hedgeCost", "Math"],
    withholds: ["later"],
  },
  { of: "names of earlier cells within a call", cells: ["const spread = 1;", "Math.abs(sp¦)"], offers: ["spread", "priceShock"] },
  {
    of: "the latest of two declarations, once",
    cells: ["const a1 = 1;", 'const a1 = "";', "a1.¦"],
    offers: ["toUpperCase"],
    withholds: ["toFixed"],
  },
  { of: "helpers of the library by their first letters", cells: ["hed¦"], offers: ["hedgeCost", "hedgedReturn"] },
  { of: "a helper of which the whole name is there", cells: ["hedgeCost¦"], offers: ["hedgeCost"] },
  {
    of: "types of the library and of earlier cells",
    cells: ["interface Trade { n: number }", "let t: ¦"],
    offers: ["Trade", "Rate"],
  },
  {
    of: "options of a helper",
    cells: [withHedge("mode: 'rateDifferential', ¦")],
    offers: ["usRate", "jpRate", "basis"],
    withholds: ["mode"],
  },
  { of: "the words of an option", cells: [withHedge('mode: "¦"')], offers: ["rateDifferential"] },
  {
    of: "columns of a table type",
    cells: ['const us10 = await fred("DGS10");', "us10.¦"],
    offers: ["filter", "numRows", "derive"],
  },
  { of: "a table of an SQL cell", cells: [{ sql: "-- name: high\nselect 1" }, "hi¦"], offers: ["high"] },
  { of: "members of a table of an SQL cell", cells: [{ sql: "-- name: high\nselect 1" }, "high.¦"], offers: ["numRows"] },
  { of: "globals of cells", cells: ["¦"], offers: ["display", "md", "progress", "Out", "console"], withholds: ["document"] },
  { of: "names of a module", cells: ['import { ¦ } from "node:path";'], offers: ["join", "dirname"], withholds: ["hedgeCost"] },
  { of: "modules", cells: ['import {} from "¦";'], offers: ["node:fs"] },
  { of: "nothing in a comment", cells: ["const a = 1;", "// a¦"], offers: [], withholds: ["a", "hedgeCost"] },
  { of: "nothing in a text", cells: ["const a = 1;", '"a¦"'], offers: [], withholds: ["a", "hedgeCost"] },
  { of: "an object literal as last expression", cells: ["const quote = { bid: 1 };", "{ a: 1, b: quote.¦ }"], offers: ["bid"] },
];

function offered(notebook: OpenNotebook): readonly CompletionItem[] {
  return server().answer("completions", notebook.asked)?.items ?? [];
}

describe("completion in cells", () => {
  for (const { of, cells, offers, withholds = [] } of cases) {
    it(`offers ${of}`, () => {
      using notebook = new OpenNotebook(cells);
      const names = offered(notebook).map(({ name }) => name);
      assert.deepEqual(
        offers.filter((name) => names.filter((one) => one === name).length !== 1),
        [],
        "not offered once",
      );
      assert.deepEqual(
        withholds.filter((name) => names.includes(name)),
        [],
        "offered",
      );
    });
  }

  const detailed: readonly {
    readonly cells: readonly Source[];
    readonly name: string;
    readonly says: RegExp;
    readonly tells: RegExp;
  }[] = [
    {
      cells: ["hed¦"],
      name: "hedgeCost",
      says: /^const hedgeCost: \(\(options: HedgeCostOptions\) => Result<Rate/,
      tells: /cost/i,
    },
    {
      cells: ["/** The price asked. */\nconst ask = 101.5;", "as¦"],
      name: "ask",
      says: /^const ask: 101.5$/,
      tells: /^The price asked\.$/,
    },
    {
      cells: ["/** Half of it. */\nfunction half(x: number) { return x / 2; }", "half(1);\nha¦"],
      name: "half",
      says: /^function half\(x: number\): number$/,
      tells: /^Half of it\.$/,
    },
    { cells: [withHedge("¦")], name: "usRate", says: /usRate: Rate/, tells: /./ },
    { cells: [{ sql: "-- name: high\nselect 1" }, "hi¦"], name: "high", says: /^let high: ColumnTable$/, tells: /^$/ },
    { cells: ["Mat¦"], name: "Math", says: /var Math: Math/, tells: /mathematics/ },
  ];
  for (const { cells, name, says, tells } of detailed) {
    it(`tells of ${name} in ${JSON.stringify(cells.at(-1))}`, () => {
      using notebook = new OpenNotebook(cells);
      const item = offered(notebook).find((one) => one.name === name);
      assert.ok(item, "offered");
      const details = server().answer("completionDetails", { ...notebook.asked, name, from: item.from });
      assert.match(details?.declaration ?? "none", says);
      assert.match(details?.documentation ?? "none", tells);
    });
  }

  it("tells what each is, and what is replaced", () => {
    using notebook = new OpenNotebook(["const spread = 1;\nfunction carry() {}", "¦"]);
    const kinds = new Map(offered(notebook).map(({ name, kind }) => [name, kind]));
    assert.deepEqual(
      ["spread", "carry", "hedgeCost", "Rate"].map((name) => kinds.get(name)),
      ["const", "function", "function", "type"],
    );
    using words = new OpenNotebook(['bondPrice({ convention: "jgb-¦" })']);
    const word = offered(words).find(({ name }) => name === "jgb-compound");
    assert.deepEqual(word?.range && words.textAt("c1", word.range), "jgb-");
  });
});
