import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeCell, NotebookFile } from "../../src/notebook/nbformat.ts";
import type { Question } from "../../src/cli/ask.ts";
import { runProgram } from "../../src/cli/program.ts";
import { fixture, recordingTerminal, runHere, runProcess, withoutDurations } from "./command.ts";

const read = async (path: string) => JSON.parse(await readFile(path, "utf8")) as NotebookFile;
const codeCells = ({ cells }: NotebookFile) => cells.filter((cell): cell is CodeCell => cell.cell_type === "code");

describe("carrybook run", () => {
  let folder = "";
  const at = (name: string) => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-run-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("runs every cell, lists the claims and writes notebook and report", async () => {
    const ended = await runProcess(["run", fixture("model.ipynb"), "--output", at("out.ipynb"), "--html", at("out.html")]);
    assert.equal(ended.error, "");
    assert.equal(ended.code, 0);
    assert.equal(
      withoutDurations(ended.out).replaceAll(folder, "FOLDER"),
      `[1/3]  A small model  TIME  ok
[2/3]  Steps  TIME  ok
[3/3]  display({  TIME  ok

Claim                                               Printed  Computed           Verdict
──────────────────────────────────────────────────  ───────  ─────────────────  ────────────────────
the hedged yield is 0.30% (§3.1)                    0.30%    0.30%              ✓ reproduces
the gap widens to 1.20pp after a policy rate rise   1.20pp   1.20pp, unchanged  ✗ does not reproduce
of half a percentage point (§3.2)
──────────────────────────────────────────────────  ───────  ─────────────────  ────────────────────
2 claims; does not reproduce: 1, reproduces: 1
wrote FOLDER/out.ipynb
wrote FOLDER/out.html
`,
    );
    const [first, second] = codeCells(await read(at("out.ipynb")));
    assert.deepEqual(first?.outputs, [
      { name: "stdout", output_type: "stream", text: ["yield 4.3\n"] },
      { data: { "text/plain": ["0.2999999999999998"] }, execution_count: 1, metadata: {}, output_type: "execute_result" },
    ]);
    assert.equal(second?.execution_count, 2);
    assert.match(await readFile(at("out.html"), "utf8"), /<title>A small model<\/title>/);
  });

  it("runs several notebooks, each in a kernel of its own, into a folder and with one table of claims", async () => {
    await copyFile(fixture("model.ipynb"), at("other.ipynb"));
    const ended = await runHere("run", fixture("model.ipynb"), at("other.ipynb"), "--output", at("out"), "--html", at("out"));
    assert.equal(ended.error, "");
    assert.equal(ended.code, 0);
    assert.deepEqual(await readdir(at("out")), ["model.html", "model.ipynb", "other.html", "other.ipynb"]);
    assert.equal(ended.out.match(/^Claim /gm)?.length, 1);
    assert.match(
      ended.out,
      /^\S*model\.ipynb +2 claims; .*\n\S*other\.ipynb +2 claims; .*\nall +4 claims; does not reproduce: 2/m,
    );
    assert.deepEqual(await read(at("out/model.ipynb")), await read(at("out/other.ipynb")));
  });

  it("writes the same bytes when it runs again, over its own output too", async () => {
    await copyFile(fixture("model.ipynb"), at("model.ipynb"));
    assert.equal((await runHere("run", at("model.ipynb"), "--inplace")).code, 0);
    const once = await readFile(at("model.ipynb"), "utf8");
    assert.equal((await runHere("run", at("model.ipynb"), "-i")).code, 0);
    assert.equal(await readFile(at("model.ipynb"), "utf8"), once);
    assert.match(once, /"execution_count": 3/);
    assert.deepEqual(await readdir(folder), ["model.ipynb"]);
  });

  it("stops at a failing cell, shows its line, and keeps in --output what ran up to there", async () => {
    const ended = await runProcess(["run", fixture("failing.ipynb"), "--output", at("out.ipynb")]);
    assert.equal(ended.code, 1);
    assert.match(
      withoutDurations(ended.out),
      /\[1\/3\] {2}Breaks {2}TIME {2}ok\n\[2\/3\] {2}const ratio = before \* 2; {2}TIME {2}failed\nwrote /,
    );
    assert.match(ended.error, /^\ncell 3, line 3 failed:\nTypeError: Cannot read properties of undefined \(reading 'rows'\)\n/);
    const cells = codeCells(await read(at("out.ipynb")));
    assert.deepEqual(
      cells.map((cell) => [cell.execution_count, cell.outputs.map((output) => output.output_type)]),
      [
        [1, ["execute_result"]],
        [2, ["error"]],
        [null, []],
      ],
    );
  });

  it("leaves the file as it was when a cell fails under --inplace", async () => {
    await copyFile(fixture("failing.ipynb"), at("failing.ipynb"));
    const ended = await runHere("run", at("failing.ipynb"), "--inplace");
    assert.equal(ended.code, 1);
    assert.match(ended.error, /failing\.ipynb is left as it was, since not all cells ran\n$/);
    assert.deepEqual(await readFile(at("failing.ipynb")), await readFile(fixture("failing.ipynb")));
  });

  it("honours the tags skip-execution and raises-exception, and does not run an empty cell", async () => {
    const ended = await runHere("run", fixture("tagged.ipynb"), "--output", at("out.ipynb"));
    assert.equal(ended.code, 0);
    assert.equal(ended.error, "");
    assert.match(withoutDurations(ended.out), /TIME {2}ok, raised\n.* skipped\n\[3\/3\] {2}'done' {2}TIME {2}ok\n/);
    const counts = codeCells(await read(at("out.ipynb"))).map((cell) => cell.execution_count);
    assert.deepEqual(counts, [1, null, null, 2]);
  });

  it("shows what cells print when asked to", async () => {
    const ended = await runHere("run", fixture("model.ipynb"), "--verbose");
    assert.match(withoutDurations(ended.out), /^yield 4\.3\n\[1\/3\] {2}A small model {2}TIME {2}ok\n/);
  });

  it("answers a cell's questions from the terminal, and fails clearly where nobody sits there", async () => {
    const terminal = {
      ...recordingTerminal(),
      ask: ({ prompt, password }: Question) => Promise.resolve(password ? "secret" : prompt === "Spread in bp: " ? "12" : ""),
    };
    assert.equal(await runProgram(["run", fixture("asking.ipynb"), "--output", at("out.ipynb")], terminal), 0);
    const values = codeCells(await read(at("out.ipynb"))).map(
      ({ outputs: [output] }) => output && "data" in output && output.data["text/plain"],
    );
    assert.deepEqual(values, [["24"], ["6"]]);
    const alone = await runHere("run", fixture("asking.ipynb"));
    assert.equal(alone.code, 1);
    assert.match(alone.error, /^\ncell 1 failed:\nUserError \[kernel\/no-input\]: /);
  });

  it("interrupts a cell that takes too long, and says how to give it more", async () => {
    const ended = await runHere("run", fixture("endless.ipynb"), "--timeout-seconds", "0.2");
    assert.equal(ended.code, 1);
    assert.match(ended.error, /cell 1 failed:\nTimeoutError: the cell ran longer than 0\.2 s .* --timeout-seconds\n$/);
  });

  it("ends on Ctrl-C with 130, and writes nothing", async () => {
    const args = ["run", fixture("endless.ipynb"), "--verbose", "--output", at("out.ipynb"), "--html", at("out.html")];
    const ended = await runProcess(args, (out, kill) => out === "started\n" && kill("SIGINT"));
    assert.equal(ended.code, 130);
    assert.equal(withoutDurations(ended.out), "started\n[1/2]  console.log('started');  TIME  interrupted\n");
    assert.equal(ended.error, "carrybook: interrupted; nothing was written\n");
    assert.deepEqual(await readdir(folder), []);
  });

  const unending: [title: string, rest: string][] = [
    ["a busy loop", "while (true) {}"],
    ["a wait without end", "await new Promise(() => {})"],
  ];
  for (const [title, rest] of unending) {
    it(`leaves the file as it was and no kernel running after Ctrl-C in ${title}`, async () => {
      const cell = { cell_type: "code", source: `console.log(process.pid); ${rest}` };
      await writeFile(at("unending.ipynb"), JSON.stringify({ cells: [cell], nbformat: 4, nbformat_minor: 2 }));
      const before = await readFile(at("unending.ipynb"));
      const ended = await runProcess(["run", at("unending.ipynb"), "--verbose", "--inplace"], (out, kill) => {
        if (/^\d+\n$/.test(out)) kill("SIGINT");
      });
      assert.equal(ended.code, 130);
      assert.equal(ended.error, "carrybook: interrupted; nothing was written\n");
      assert.deepEqual(await readFile(at("unending.ipynb")), before);
      assert.deepEqual(await readdir(folder), ["unending.ipynb"]);
      const kernelPid = Number(/^\d+/.exec(ended.out)?.[0]);
      assert.ok(kernelPid > 1, ended.out);
      assert.throws(() => process.kill(kernelPid, 0), { code: "ESRCH" });
    });
  }

  it("takes a notebook that names no kernel, and names it in what it writes", async () => {
    const bare = { cells: [{ cell_type: "code", source: "1 + 1" }], nbformat: 4, nbformat_minor: 2 };
    await writeFile(at("bare.ipynb"), JSON.stringify(bare));
    assert.equal((await runHere("run", at("bare.ipynb"), "--output", at("out.ipynb"))).code, 0);
    const { metadata, nbformat_minor: minor } = await read(at("out.ipynb"));
    assert.equal(metadata.kernelspec?.name, "carrybook");
    assert.equal(metadata.language_info?.name, "typescript");
    assert.equal(minor, 5);
  });
});
