import assert from "node:assert/strict";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

const limits = { streamCharacters: 1_000, displays: 5, bundleCharacters: 2_000 };

describe("a flood of output", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start({ ...kernelFromSource, outputLimits: limits });
  });
  after(() => kernel.dispose());

  it("of lines is cut, with its beginning, its end and what is missing", async () => {
    const { events, outcome } = await run(kernel, "for (let i = 0; i < 100_000; i++) console.log(`line ${i}`)");
    assert.equal(outcome.status, "ok");
    const [text = "", ...others] = told(events);
    assert.deepEqual(others, []);
    assert.match(text, /^out: line 0\nline 1\n/);
    assert.match(
      text,
      /\n\[output is cut here: the limit is 1,000 characters a cell\]\n\[1,085,890 characters are not shown; the end was:\]\n/,
    );
    assert.match(text, /line 99998\nline 99999\n$/);
    assert.ok(text.length < 4_000, `${text.length}`);
  });

  it("of one long text is cut", async () => {
    const { events } = await run(kernel, "process.stdout.write('x'.repeat(1e7))");
    assert.ok(told(events).join("").length < 4_000);
  });

  it("of displays is cut, and says so", async () => {
    const { events } = await run(kernel, "for (let i = 0; i < 10_000; i++) display(i)");
    assert.deepEqual(told(events), [
      ...[0, 1, 2, 3, 4].map((i) => `display: ${i}`),
      "err: [displays are cut here: the limit is 5 a cell]\n",
    ]);
  });

  it("of updates in place is thinned, the last one kept", async () => {
    const { events } = await run(kernel, "for (let i = 0; i < 10_000; i++) display(i, { id: 'count' })");
    const lines = told(events);
    assert.equal(lines[0], "display count: 0");
    assert.equal(lines.at(-1), "update count: 9999");
    assert.ok(lines.length < 1_000, `${lines.length}`);
  });

  it("in one bundle is replaced by a note", async () => {
    const { events } = await run(kernel, "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': 'x'.repeat(1e6) }) })");
    assert.match(
      told(events).join(),
      /^result: \[a display of 1,000,0\d\d characters is not shown: the limit is 2,000 a cell\]$/,
    );
  });

  it("of child processes is cut", async () => {
    const code = `import { spawnSync } from "node:child_process";
      spawnSync(process.execPath, ["-e", "console.log('y'.repeat(1e6))"], { stdio: "inherit" });`;
    const text = told((await run(kernel, code)).events).join("");
    assert.match(text, /^out: y{1000}\n\[output of child processes is cut here: the limit is 1,000 characters a cell\]\n$/);
  });

  it("ends with the cell: the next one has its full share", async () => {
    assert.deepEqual(told((await run(kernel, "console.log('next'); 1")).events), ["out: next\n", "result: 1"]);
  });
});
