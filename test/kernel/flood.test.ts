import assert from "node:assert/strict";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

const limits = { streamCharacters: 1_000, displays: 5, bundleCharacters: 2_000, markupCharacters: 600 };

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
      "err: [displays are cut here: the limit is 5 a cell]\n[9,995 displays are not shown]\n",
    ]);
  });

  it("of displays makes only those that are shown ready", async () => {
    const code = `let made = 0;
      const shown = { [Symbol.for("Jupyter.display")]: () => ({ "text/plain": String(++made) }) };
      for (let i = 0; i < 10_000; i++) display(shown);
      made`;
    const { events } = await run(kernel, code);
    assert.equal(told(events).at(-2), "result: 5");
  });

  it("of displays that is cleared begins anew", async () => {
    const code = "for (let i = 0; i < 20; i++) { if (i % 4 === 0) clearOutput(); display(i) }";
    const lines = told((await run(kernel, code)).events);
    assert.deepEqual(lines.slice(-4), ["display: 16", "display: 17", "display: 18", "display: 19"]);
    assert.doesNotMatch(lines.join(), /cut/);
  });

  it("that changes between the streams stays in one beyond as many changes as displays", async () => {
    const { events } = await run(kernel, "for (let i = 0; i < 20; i++) { console.log(`o${i}`); console.error(`e${i}`) }");
    const all = Array.from({ length: 20 }, (_, i) => `o${i}\ne${i}\n`).join("");
    assert.equal(events.map((event) => (event.type === "stream" ? event.text : event.type)).join(""), all);
    assert.deepEqual(told(events).slice(0, 3), ["out: o0\n", "err: e0\n", "out: o1\n"]);
    assert.equal(events.length, 1 + limits.displays);
  });

  it("of errors in promises and timers is cut, and the cell's own error still shown", async () => {
    const code =
      "for (let i = 0; i < 500; i++) void Promise.reject(new Error(`no ${i}`));\nawait new Promise((go) => setTimeout(go, 20));\nthrow new Error('own')";
    const lines = told((await run(kernel, code)).events).map((line) => line.split("\n")[0]);
    assert.equal(lines.length, 52);
    assert.deepEqual(lines.slice(-3), [
      "error: Error: no 49",
      "err: [errors of timers and promises are cut here: the limit is 50 a cell]",
      "error: Error: own",
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

  it("of markup ends after the display that goes beyond the limit; charts, tables and text do not count", async () => {
    const code = `const page = html("<b>" + "x".repeat(393) + "</b>");
      display(page); display(page); display(page);
      display({ [Symbol.for("Jupyter.display")]: () => ({ "application/vnd.example+json": {}, "text/html": "drawn otherwise" }) });
      display("text");
      html("<p>result</p>")`;
    const { events } = await run(kernel, code);
    const bundles = events.flatMap((event) => (event.type === "display" || event.type === "result" ? [event.bundle] : []));
    assert.deepEqual(
      bundles.map((bundle) => Object.keys(bundle).join()),
      [
        ...["text/html,text/plain", "text/html,text/plain", "text/plain"],
        ...["application/vnd.example+json,text/html", "text/plain", "text/html,text/plain"],
      ],
    );
    assert.equal(
      bundles[2]?.["text/plain"],
      "[a display of 400 characters of HTML, Markdown or SVG is not shown: the limit is 600 a cell]",
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
