import assert from "node:assert/strict";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

describe("a kernel and its client", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start(kernelFromSource);
  });
  after(() => kernel.dispose());

  it("shows the last expression and keeps variables", async () => {
    const first = await run(kernel, "const a: number = 1;\na + 1");
    assert.equal(first.outcome.status, "ok");
    assert.deepEqual(told(first.events), ["result: 2"]);
    assert.deepEqual(told((await run(kernel, "a * 10")).events), ["result: 10"]);
  });

  it("keeps the order of streams, displays and the result", async () => {
    const { events } = await run(kernel, `console.log("one"); display(2); console.error("three"); console.log("four"); 5`);
    assert.deepEqual(told(events), ["out: one\n", "display: 2", "err: three\n", "out: four\n", "result: 5"]);
  });

  it("tells an error with the cell's lines and its place", async () => {
    const { outcome, events } = await run(kernel, "const b = 2;\nfunction f(x: any) {\n  return x.foo.bar;\n}\nf({})", 7);
    assert.equal(outcome.status, "error");
    assert.deepEqual(told(events), [
      [
        "error: TypeError: Cannot read properties of undefined (reading 'bar')",
        "",
        "  1 | const b = 2;",
        "  2 | function f(x: any) {",
        "> 3 |   return x.foo.bar;",
        "    |                ^",
        "  4 | }",
        "  5 | f({})",
        "",
        "    at f (cell 7:3:16)",
        "    at cell 7:5:1",
      ].join("\n"),
    ]);
    assert.deepEqual(
      outcome.error?.frames.map(({ functionName, place, line, column }) => [functionName, place, line, column]),
      [
        ["f", "cell 7", 3, 16],
        ["", "cell 7", 5, 1],
      ],
    );
  });

  it("gives the places of causes too, after those of the error", async () => {
    const { outcome } = await run(kernel, "throw new Error('high', {\n  cause: new TypeError('low') })", 8);
    assert.deepEqual(
      outcome.error?.frames.map(({ place, line, column }) => [place, line, column]),
      [
        ["cell 8", 1, 7],
        ["cell 8", 2, 10],
      ],
    );
  });

  it("runs cells in the order in which they were given", async () => {
    const codes = [
      "let order = [1]; await new Promise((go) => setTimeout(go, 20)); order.push(2)",
      "order.push(3)",
      "order.join()",
    ];
    const records = await Promise.all(codes.map((code) => run(kernel, code)));
    assert.deepEqual(told(records[2]?.events ?? []), ["result: '1,2,3'"]);
  });

  it("imports arquero and the library, and has the library's names without an import", async () => {
    const { events } = await run(kernel, `import { table } from "arquero";\n[table({ x: [1, 2] }).numRows(), pct(4)]`);
    assert.deepEqual(told(events), ["result: [ 2, 0.04 ]"]);
  });

  it("describes the variables", async () => {
    await run(kernel, `const rates = [1, 2]; class Book { get total() { throw 1 } }; const book = new Book();`);
    const variables = new Map((await kernel.variables()).map(({ name, ...rest }) => [name, rest]));
    assert.deepEqual(variables.get("rates"), { type: "Array", size: "2 elements", preview: "[ 1, 2 ]" });
    await run(kernel, `const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => ["k" + i, i]));`);
    const wide = (await kernel.variables()).find(({ name }) => name === "wide");
    assert.equal(wide?.size, "5,000 entries");
    assert.match(wide?.preview ?? "", /^\{ k0: 0, .*k9: 9, … \}$/);
    assert.equal(variables.get("book")?.type, "Book");
    assert.equal(variables.get("Book")?.type, "class");
  });

  it("is idle once a cell has ended, and says so when there is nothing to interrupt", async () => {
    assert.equal(kernel.state, "idle");
    assert.equal(await kernel.interrupt(), "idle");
  });

  it("forgets everything at a restart", async () => {
    await run(kernel, "let kept = 1");
    await kernel.restart();
    assert.deepEqual(told((await run(kernel, "typeof kept")).events), ["result: 'undefined'"]);
  });
});

describe("starting a kernel", () => {
  it("fails with what to check when the process does not come up", async () => {
    const start = KernelClient.start({ ...kernelFromSource, execPath: "/not/a/node" });
    await assert.rejects(start, { code: "kernel/did-not-start", message: /\/not\/a\/node/ });
  });

  it("fails with what the process says when it ends at once", async () => {
    const start = KernelClient.start({ ...kernelFromSource, childPath: "/not/a/kernel.js" });
    await assert.rejects(start, { code: "kernel/did-not-start", message: /Cannot find module '\/not\/a\/kernel\.js'/ });
  });

  it("is made up for by the next cell, or told in it", async () => {
    const options = { ...kernelFromSource, env: { ...process.env } };
    const kernel = await KernelClient.start(options);
    options.env.NODE_OPTIONS = "--no-such-option";
    await run(kernel, "process.exit(0)");
    const { outcome } = await run(kernel, "1");
    assert.deepEqual([outcome.status, outcome.error?.code], ["lost", "kernel/did-not-start"]);
    delete options.env.NODE_OPTIONS;
    assert.deepEqual(told((await run(kernel, "1")).events), ["result: 1"]);
    await kernel.dispose();
  });
});
