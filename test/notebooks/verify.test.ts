import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { claimsOf } from "../../src/notebook/claims.ts";
import { readNotebook } from "../../src/notebook/read.ts";

const root = join(import.meta.dirname, "..", "..");
const command = join(root, "dist", "cli.js");

/** Each worked notebook gives again what it was saved with: every figure, table, chart and verdict, without a network. */
describe("the worked notebooks", () => {
  const files = globSync("notebooks/*.ipynb", { cwd: root }).sort();

  before(() => assert.ok(existsSync(command), "the command is not built: npm run build"));

  it("are there", () => assert.ok(files.length >= 5, files.join(", ")));

  for (const file of files) {
    it(`${file} gives what it was saved with`, async () => {
      const path = join(root, file);
      assert.ok(claimsOf(await readNotebook(path)).length > 0, "the saved outputs hold claims");
      const { code, told } = await verify(path);
      assert.equal(code, 0, `${told}\nIf that is meant: carrybook run ${file} --inplace`);
    }).timeout(120_000);
  }
});

/** Runs the built command, whose kernel has the library as a user's has it. */
function verify(path: string): Promise<{ readonly code: number | null; readonly told: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, "verify", path, "--offline"], { cwd: root }, (_error, out, error) =>
      resolve({ code: child.exitCode, told: out + error }),
    );
  });
}
