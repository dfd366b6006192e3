import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture, runHere } from "./command.ts";

describe("carrybook verify", () => {
  let folder = "";
  let executed = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-verify-"));
    const path = join(folder, "executed.ipynb");
    assert.equal((await runHere("run", fixture("model.ipynb"), "--output", path)).code, 0);
    executed = await readFile(path, "utf8");
  });
  after(() => rm(folder, { recursive: true }));

  /** Verifies the executed notebook with a text in it replaced. */
  const verify = async (text: string, replacement: string, ...options: string[]) => {
    assert.ok(executed.includes(text), text);
    const path = join(folder, "model.ipynb");
    const bytes = executed.replace(text, replacement);
    await writeFile(path, bytes);
    const ended = await runHere("verify", path, ...options);
    assert.equal(await readFile(path, "utf8"), bytes, "the file is not touched");
    return { ...ended, told: ended.out.split("\n\n").slice(1).join("\n\n") };
  };

  it("says that a notebook gives what it was saved with", async () => {
    const { code, told, error } = await verify("yield 4.3", "yield 4.3");
    assert.deepEqual([code, told, error], [0, "every output is the same as saved\n", ""]);
  });

  it("tells each cell that gives something else, with both values", async () => {
    const { code, told } = await verify("0.2999999999999998", "0.31");
    assert.equal(code, 1);
    assert.equal(
      told,
      `differs  cell 2, output 2, text/plain
    saved  0.31
    now    0.2999999999999998

1 cell gives other outputs than saved
`,
    );
  });

  const equal: [what: string, text: string, replacement: string, options: string[]][] = [
    ["takes numbers within a given tolerance as the same", "0.2999999999999998", "0.31", ["--tolerance", "0.02"]],
    [
      "does not compare a cell tagged NBVAL_IGNORE_OUTPUT",
      `"metadata": {},\n   "outputs": [\n    {\n     "name": "stdout"`,
      `"metadata": {"tags": ["NBVAL_IGNORE_OUTPUT"]},\n   "outputs": [\n    {\n     "name": "stderr"`,
      [],
    ],
  ];
  for (const [what, text, replacement, options] of equal) {
    it(what, async () => assert.equal((await verify(text, replacement, ...options)).code, 0));
  }

  it("verifies several notebooks, and counts those that are the same", async () => {
    const [same, other] = [join(folder, "same.ipynb"), join(folder, "other.ipynb")];
    await writeFile(same, executed);
    await writeFile(other, executed.replace("yield 4.3", "yield 4.4"));
    const both = await runHere("verify", other, same);
    assert.equal(both.code, 1);
    assert.match(both.out, /other\.ipynb\n[^]*1 cell gives other[^]*same\.ipynb\n[^]*every output is the same/);
    assert.match(both.out, /\n1 of 2 notebooks give what they were saved with\n$/);
    const twice = await runHere("verify", same, same);
    assert.equal(twice.code, 0);
    assert.match(twice.out, /\n2 of 2 notebooks give what they were saved with\n$/);
  });

  it("ends with the error of a cell that fails", async () => {
    const { code, error } = await verify("let sum = 0;", "let sum = missing;");
    assert.equal(code, 1);
    assert.match(error, /^\ncell 4, line 2 failed:\nReferenceError: missing is not defined/);
  });
});
