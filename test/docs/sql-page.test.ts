import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KernelClient } from "../../src/kernel/client.ts";

const root = join(import.meta.dirname, "..", "..");

describe("docs/sql.md", () => {
  it("shows cells that work one after another when pasted", async () => {
    const page = await readFile(join(root, "docs", "sql.md"), "utf8");
    const cells = [...page.matchAll(/^```(ts|sql)\n([^]*?)\n```$/gm)];
    assert.equal(cells.length, 5);
    const folder = await mkdtemp(join(tmpdir(), "carrybook-sql-page-"));
    try {
      await using kernel = await KernelClient.start({
        childPath: join(root, "src", "kernel", "child", "main.ts"),
        folder,
        modules: { carrybook: join(root, "src", "library.ts") },
        libraryNames: ["fred", "lineChart", "pct", "sql"],
      });
      const shown: unknown[] = [];
      for (const [index, [, language, code = ""]] of cells.entries()) {
        const cell = { cellId: `page-${index}`, position: index + 1, code };
        const outcome = await kernel.execute(
          { ...cell, language: language === "sql" ? "sql" : "typescript" },
          (event) => "bundle" in event && shown.push(event.bundle["text/plain"]),
        );
        assert.equal(outcome.status, "ok", outcome.error?.text);
      }
      assert.match(String(shown[0]), /^date +percent\n/);
      assert.equal(shown[2], "[ '10Y', '30Y' ]");
      assert.match(String(shown[3]), /^year +highest\n/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
