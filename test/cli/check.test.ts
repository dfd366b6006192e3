import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture, runHere } from "./command.ts";

interface Cell {
  readonly source: string;
  readonly metadata?: object;
}

const file = (cells: readonly Cell[]) =>
  JSON.stringify({
    cells: [
      { cell_type: "markdown", id: "title", metadata: {}, source: "# Hedging" },
      ...cells.map(({ source, metadata = {} }, index) => ({
        ...{ cell_type: "code", execution_count: null, id: `c${index}`, metadata, outputs: [], source },
      })),
    ],
    metadata: { kernelspec: { name: "carrybook", display_name: "Carrybook" } },
    nbformat: 4,
    nbformat_minor: 5,
  });

describe("carrybook check", () => {
  let folder = "";
  before(async () => void (folder = await mkdtemp(join(tmpdir(), "carrybook-check-"))));
  after(() => rm(folder, { recursive: true }));

  const check = async (cells: readonly Cell[], ...options: string[]) => {
    const path = join(folder, "model.ipynb");
    await writeFile(path, file(cells));
    const ended = await runHere("check", path, ...options);
    assert.equal(await readFile(path, "utf8"), file(cells), "the file is not touched");
    return { ...ended, path };
  };

  it("finds a percent where a rate is due, with the cell's line", async () => {
    const { code, out, error } = await check([
      { source: 'const rates = { mode: "rateDifferential", basis: bp(0), jpRate: pct(0.5) } as const;' },
      { source: "// a hike\nhedgeCost({ ...rates, usRate: 4.5 })" },
    ]);
    assert.deepEqual([code, error], [1, ""]);
    assert.match(out, /^error {2}cell 3:2:23 {2}TS2322: Type 'number' is not assignable to type 'Rate'\./);
    assert.match(out, /\n {2}1 \| \/\/ a hike\n> 2 \| hedgeCost\({ \.\.\.rates, usRate: 4\.5 }\)\n {4}\| {23}\^\n/);
    assert.match(out, /\n1 error in 2 cells\n$/);
  });

  it("knows the names of earlier cells, of SQL and of the library, and runs nothing", async () => {
    const { code, out } = await check([
      { source: "process.exit(3); const us10 = await fred('DGS10');" },
      { source: "-- name: high\nselect * from us10", metadata: { vscode: { languageId: "sql" } } },
      { source: "high.numRows() + hedgeCost.length" },
    ]);
    assert.deepEqual([code, out], [0, "no errors in 3 cells\n"]);
  });

  it("lets cells that are to fail, or are left alone, hold errors", async () => {
    const tagged = (tag: string) => ({ source: "const n: number = 'text';", metadata: { tags: [tag] } });
    assert.equal((await check([tagged("raises-exception"), tagged("skip-execution")])).code, 0);
    assert.equal((await check([tagged("parameters")])).code, 1);
  });

  it("gives the errors as JSON", async () => {
    const { code, out, path } = await check([{ source: "1 + 1" }, { source: "later.value" }], "--json");
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), [
      { file: path, cell: 3, line: 1, column: 1, code: "TS2304", message: "Cannot find name 'later'." },
    ]);
  });

  it("checks several notebooks, each under its name", async () => {
    const { path } = await check([{ source: "1" }]);
    const { code, out } = await runHere("check", path, fixture("model.ipynb"));
    assert.equal(code, 0);
    assert.match(out, /model\.ipynb\nno errors in 1 cell\n[^]*model\.ipynb\nno errors in \d+ cells\n$/);
  });
});
