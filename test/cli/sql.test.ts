import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { failureText } from "../../src/cli/kernel-run.ts";
import { KernelClient } from "../../src/kernel/client.ts";
import { executeNotebook } from "../../src/notebook/execute.ts";
import type { NotebookFile } from "../../src/notebook/nbformat.ts";
import { readNotebook } from "../../src/notebook/read.ts";

const metadata = { kernelspec: { name: "carrybook", display_name: "Carrybook" }, language_info: { name: "typescript" } };

const source = join(import.meta.dirname, "..", "..", "src");

/** Runs a notebook as the commands do, with the library as source; gives what a failed cell tells, or nothing. */
async function runWithLibrary(path: string, env: NodeJS.ProcessEnv = {}): Promise<{ notebook: NotebookFile; told: string }> {
  const notebook = await readNotebook(path);
  await using kernel = await KernelClient.start({
    childPath: join(source, "kernel", "child", "main.ts"),
    folder: dirname(path),
    modules: { carrybook: join(source, "library.ts") },
    libraryNames: ["sql"],
    env: { ...process.env, ...env },
  });
  const { failure } = await executeNotebook(notebook, { runner: kernel });
  return { notebook, told: failure ? failureText(failure) : "" };
}

describe("SQL cells in a file", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-run-sql-"));
    await writeFile(join(folder, "fx.csv"), "date,usdjpy\n2026-05-14,155.5\n2026-05-15,156.25\n");
  });
  after(() => rm(folder, { recursive: true }));

  /** Writes a notebook of TypeScript cells and of SQL cells as VS Code saves them. */
  async function notebook(name: string, ...cells: readonly { readonly ts?: string; readonly sql?: string }[]): Promise<string> {
    const path = join(folder, name);
    const saved = cells.map(({ ts, sql }, index) => ({
      ...{ cell_type: "code", id: `cell-${index}`, source: ts ?? sql, outputs: [], execution_count: null },
      metadata: sql === undefined ? {} : { vscode: { languageId: "sql" } },
    }));
    await writeFile(path, JSON.stringify({ cells: saved, metadata, nbformat: 4, nbformat_minor: 5 }));
    return path;
  }

  it("run beside TypeScript, are saved as they were, and a rerun gives the same", async () => {
    const path = await notebook(
      "mixed.ipynb",
      { ts: "const low = 156;" },
      { sql: "-- name: high\nselect date, usdjpy from 'fx.csv' where usdjpy > $low" },
      { ts: "high.get('usdjpy', 0)" },
    );
    const { notebook: first, told } = await runWithLibrary(path);
    assert.equal(told, "");
    assert.deepEqual(first.cells[1]?.metadata, { vscode: { languageId: "sql" } });
    const texts = first.cells.map(
      (cell) => cell.cell_type === "code" && cell.outputs.map((output) => "data" in output && output.data["text/plain"]),
    );
    assert.deepEqual(texts, [[], [["date        usdjpy\n", "2026-05-15  156.25\n", "1 row × 2 columns"]], [["156.25"]]]);
    assert.deepEqual((await runWithLibrary(path)).notebook, first);
  });

  it("fail at their line, and so does a cell whose query fails in the library", async () => {
    const inSql = await runWithLibrary(await notebook("wrong.ipynb", { sql: "select *\nfrom 'fx.csv'\nwhere usdjpi > 1" }));
    assert.match(inSql.told, /^\ncell 1, line 3 failed:\nUserError \[data\/sql\]: [^]*> 3 \| where usdjpi > 1\n {4}\| {7}\^/);
    const inTypeScript = await runWithLibrary(
      await notebook("tag.ipynb", { ts: "const x = 1;\nawait sql`select ${x} frm y z`" }),
    );
    assert.match(inTypeScript.told, /^\ncell 1, line 2 failed:[^]*\n {4}at cell 1:2:1\n$/);
  });

  it("read files of this machine offline, and nothing else", async () => {
    const local = await notebook("local.ipynb", { sql: "select count(*) as n from 'fx.csv'" });
    const offline = { CARRYBOOK_OFFLINE: "1" };
    assert.equal((await runWithLibrary(local, offline)).told, "");
    const remote = await notebook("remote.ipynb", { sql: "from 'https://example.com/fx.parquet'" });
    assert.match((await runWithLibrary(remote, offline)).told, /UserError \[data\/offline\]: [^]*httpfs/);
  });
});
