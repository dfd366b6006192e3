import assert from "node:assert/strict";
import { mime } from "../../src/base/host.ts";
import type { NotebookCell, NotebookFile, Output } from "../../src/notebook/nbformat.ts";
import { renderReport } from "../../src/notebook/report.ts";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const text = (source: string, rest: object = {}): NotebookCell => ({
  cell_type: "markdown",
  id: "t",
  metadata: {},
  source,
  ...rest,
});
const code = (source: string, ...outputs: Output[]): NotebookCell => ({
  cell_type: "code",
  execution_count: 3,
  id: "c",
  metadata: {},
  outputs,
  source,
});
const shown = (data: Record<string, unknown>, metadata = {}): Output => ({ output_type: "display_data", data, metadata });
const report = (...cells: NotebookCell[]) => {
  const notebook: NotebookFile = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return renderReport(notebook, { fileName: "a & b.ipynb" });
};
/** The page without its style sheet, in which tests look for text. */
const page = (...cells: NotebookCell[]) => report(...cells).replace(/<style>[\s\S]*?<\/style>/, "");
const claim = (id: string, verdict: string, says: string) => ({
  ...{ id, verdict, says, source: "An article", section: "§3", printed: "1.20pp", computed: "1.20pp", unit: "pp" },
});

describe("renderReport", () => {
  it("is one page that may load nothing and run nothing", () => {
    const html = report(text("# Title"));
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.match(html, /default-src 'none'; img-src data:; style-src 'unsafe-inline'/);
    assert.doesNotMatch(html, /<script|<link|url\(|@import| src="(?!data:)/);
  });

  it("takes the title from a first heading of level 1, once, and shows the file's name", () => {
    const html = page(text("# Hedged *yields*\n\nIntro."), code("1"));
    assert.match(html, /<title>Hedged yields<\/title>/);
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.match(html, /<p>a &#38; b\.ipynb<\/p>/);
    assert.match(html, /<p>Intro\.<\/p>/);
  });

  const titles: [what: string, cells: NotebookCell[], title: string][] = [
    ["a later heading of level 1", [text("## Part"), text("# Whole")], "Whole"],
    ["the first heading of any level", [text("## Part"), text("### Piece")], "Part"],
    ["the file's name", [code("1")], "a &#38; b"],
  ];
  for (const [what, cells, title] of titles) {
    it(`falls back for the title on ${what}`, () => assert.ok(page(...cells).includes(`<title>${title}</title>`)));
  }

  it("lists the headings below the title with links that meet their anchors", () => {
    const html = page(text("# T"), text("## The data\n\n### More"), text("## The data\n\n## 100% <b>sure</b>"));
    const links = [...html.matchAll(/<li( style="--depth:1")?><a href="#([^"]+)">([^<]+)<\/a>/g)].map(
      ([, deep, anchor, label]) => [deep ? 1 : 0, decodeURIComponent(anchor ?? ""), label],
    );
    assert.deepEqual(links, [
      [0, "The-data", "The data"],
      [1, "More", "More"],
      [0, "The-data-2", "The data"],
      [0, "100%-sure", "100% sure"],
    ]);
    for (const [, anchor] of links) assert.ok(html.includes(` id="${String(anchor)}"`), String(anchor));
  });

  it("folds code under its first line and escapes it", () => {
    const html = page(code("\nconst a = b < c;\nnext();"));
    assert.match(html, /<summary>Code 3: <code>const a = b &#60; c;<\/code><\/summary>/);
    assert.match(html, /<pre><code>\nconst a = b &#60; c;\nnext\(\);<\/code><\/pre>/);
  });

  const outputs: [what: string, output: Output, expected: RegExp][] = [
    [
      "a table as it is",
      shown({ "text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "t" }),
      /<div class="html"><table>/,
    ],
    [
      "a chart as a picture with its summary",
      shown({ "image/png": png, "text/plain": "a line\nrises" }),
      /<img src="data:image\/png;base64,iVBOR[^"]+" alt="a line\nrises" width="1" height="1">/,
    ],
    [
      "a picture at the size that its metadata says",
      shown({ "image/png": png }, { "image/png": { width: 400, height: 200 } }),
      /alt="Chart" width="400" height="200"/,
    ],
    [
      "the picture where HTML is a script only",
      shown({ "text/html": "<div><script>draw()</script></div>", "image/png": png }),
      /<figure><img/,
    ],
    [
      "svg as a picture, in which nothing runs",
      shown({ "image/svg+xml": ["<svg>", "</svg>"] }),
      /<img src="data:image\/svg\+xml;base64,PHN2Zz48L3N2Zz4="/,
    ],
    ["markdown", shown({ "text/markdown": "**5**" }), /<strong>5<\/strong>/],
    ["text", shown({ "text/plain": ["a\n", "<b>"] }), /<pre class="text">a\n&#60;b&#62;<\/pre>/],
    ["JSON", shown({ "application/json": { a: 1 } }), /\{\n {2}&#34;a&#34;: 1\n\}/],
    [
      "what was printed, without colour codes",
      { output_type: "stream", name: "stderr", text: "\u001b[31mred\u001b[0m\n" },
      /<pre class="stream stderr">red<\/pre>/,
    ],
    [
      "an error",
      { output_type: "error", ename: "E", evalue: "no", traceback: ["E: no", "  at cell 1:2:3"] },
      /<pre class="error" role="alert">E: no\n {2}at cell 1:2:3<\/pre>/,
    ],
    ["an error without a traceback", { output_type: "error", ename: "E", evalue: "no", traceback: [] }, /role="alert">E: no</],
  ];
  for (const [what, output, expected] of outputs) {
    it(`shows ${what}`, () => assert.match(page(code("x", output)), expected));
  }

  it("shows nothing for an output of unknown types, and leaves empty cells out", () => {
    const html = page(text(" "), code(""), code("x", shown({ "application/x-unknown": "5" })));
    assert.equal(html.match(/<section/g)?.length, 1);
    assert.doesNotMatch(html, /x-unknown/);
  });

  it("cleans markdown, and embeds the pictures that a cell carries with it", () => {
    const attachments = { "my chart.png": { "image/png": png } };
    const html = page(
      text('<img src=x onerror="go()"> ![a](attachment:my%20chart.png) ![b](attachment:none.png) [x](javascript:go())', {
        attachments,
      }),
    );
    assert.match(html, /<img src="data:image\/png;base64,iVBOR[^"]+" alt="a">/);
    assert.doesNotMatch(html, /onerror|href="javascript/);
    assert.match(html, /alt="a"> b \[x\]\(javascript:go\(\)\)<\/p>/);
  });

  it("lists the claims with the last verdict of each, its count and a link to its cell", () => {
    const first = shown({ [mime.claims]: { claims: [claim("a", "reproduces", "yield <1>"), claim("b", "reproduces", "gap")] } });
    const again = shown({ [mime.claims]: { claims: [claim("b", "does not reproduce", "gap widens")] } });
    const html = page(text("# T"), code("x", first), code("y", again));
    assert.match(html, /<p>2 claims; does not reproduce: 1, reproduces: 1<\/p>/);
    assert.match(html, /<a href="#cell-2">yield &#60;1&#62;<\/a> <small>\(§3\)<\/small>/);
    assert.match(html, /<a href="#cell-2">gap widens<\/a>.*data-verdict="does not reproduce">✗ does not reproduce/);
    assert.ok(html.includes('id="cell-2"'));
  });

  it("folds the claims that reproduce where there are many, and leaves the others in sight", () => {
    const many = Array.from({ length: 9 }, (_, index) => claim(`r${index}`, "reproduces", `figure ${index}`));
    const bundle = { claims: [...many, claim("gap", "does not reproduce", "gap widens")] };
    const html = page(code("x", shown({ [mime.claims]: bundle })));
    const [sight = "", folded = ""] = html.split("<details><summary>9 claims reproduce</summary>");
    assert.match(sight, /gap widens/);
    assert.doesNotMatch(sight, /figure 0/);
    assert.match(folded, /figure 0[^]*figure 8[^]*<\/details>/);
  });

  it("passes over a claims bundle that is not one", () => {
    for (const bundle of [null, 5, {}, { claims: 5 }, { claims: [null, 5, { id: 1 }, { id: "a" }] }]) {
      assert.doesNotMatch(page(code("x", shown({ [mime.claims]: bundle }))), /id="claims"/);
    }
  });
});
