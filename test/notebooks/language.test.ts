import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Cell } from "../../src/language/cell.ts";
import { LanguageServer } from "../../src/language/server.ts";
import { shippedIn } from "../../src/language/shipped.ts";
import { cellLanguage } from "../../src/notebook/cell-language.ts";
import { readNotebook } from "../../src/notebook/read.ts";
import { joinText } from "../../src/notebook/text.ts";

/** Where the notebooks lie in the checkout, beside whose packages, and where a reader has put them, who has none. */
const folders = ["notebooks", tmpdir()];
const root = join(import.meta.dirname, "..", "..");

/** What a reader sees who opens a worked notebook in the editor: no cell is underlined, and a mistake in one is. */
describe("the editor on the worked notebooks", () => {
  const server = new LanguageServer(shippedIn(join(root, "dist")));

  const files = globSync("notebooks/*.ipynb", { cwd: root }).sort();
  for (const [file, folder] of files.flatMap((path) => folders.map((name) => [path, name] as const))) {
    it(`finds no error in ${file}, read in ${folder}, and finds one that is made in it`, async () => {
      const cells = await cellsOf(join(root, file));
      assert.ok(cells.length > 10);
      const notebook = { id: file, folder: resolve(root, folder), cells };
      server.notify("open", notebook);
      const errors = () =>
        notebook.cells.flatMap(({ id }) =>
          server.answer("diagnostics", { notebook: file, cell: id }).map(({ code, message }) => `${id}: ${code} ${message}`),
        );
      assert.deepEqual(errors(), []);

      const [first] = cells;
      assert.ok(first);
      // A percentage where a decimal is due, which the rest of the notebook rests on.
      server.notify("edit", { notebook: file, cell: first.id, text: `${first.text}\nconst wrong: Rate = 4.5;` });
      assert.match(errors().join("\n"), /^\w+: 2322 Type 'number' is not assignable to type 'Rate'/);
      server.notify("close", { notebook: file });
    }).timeout(60_000);
  }
});

async function cellsOf(path: string): Promise<Cell[]> {
  const { cells } = await readNotebook(path);
  return cells.flatMap((cell, index) =>
    cell.cell_type === "code" ? [{ id: `c${index}`, language: cellLanguage(cell), text: joinText(cell.source) }] : [],
  );
}
