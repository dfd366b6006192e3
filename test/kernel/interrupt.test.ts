import assert from "node:assert/strict";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, begin, run, told } from "./kernel-under-test.ts";

/** Code that does not end by itself; each says `on` when it is about to hang. */
const hanging: readonly (readonly [title: string, code: string])[] = [
  ["an endless loop", "console.log('on'); while (true) {}"],
  ["an endless loop after an await", "await null; console.log('on'); while (true) {}"],
  ["a loop that catches everything", "console.log('on'); while (true) { try { while (true) {} } catch {} finally {} }"],
  ["a promise that never settles", "console.log('on'); await new Promise(() => {})"],
  ["a loop in a timer", "setTimeout(() => { console.log('on'); while (true) {} }, 1); await new Promise(() => {})"],
  ["a loop in an interval", "setInterval(() => { console.log('on'); while (true) {} }, 1); await new Promise(() => {})"],
  ["a loop in an immediate", "setImmediate(() => { console.log('on'); while (true) {} }); await new Promise(() => {})"],
  ["a loop in nextTick", "process.nextTick(() => { console.log('on'); while (true) {} }); await new Promise(() => {})"],
  [
    "a loop in a promise's callback",
    "Promise.resolve().then(() => { console.log('on'); while (true) {} }); await new Promise(() => {})",
  ],
  [
    "a loop in a file's callback",
    "(await import('node:fs')).stat('.', () => { console.log('on'); while (true) {} }); await new Promise(() => {})",
  ],
  ["a catastrophic regular expression", "console.log('on'); /^(a+)+$/.test('a'.repeat(40) + 'b')"],
  ["Atomics.wait", "console.log('on'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"],
  [
    "a long call that never gives way",
    "const many = Array.from({ length: 2e5 }, (_, i) => ({ i })); console.log('on'); while (true) JSON.stringify(many)",
  ],
  ["a display method that never ends", "console.log('on'); ({ [Symbol.for('Jupyter.display')]() { while (true) {} } })"],
  [
    "a bundle that is never made",
    "console.log('on'); display({ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) }); 1",
  ],
  ["a question that no one answers", "console.log('on'); await input('?')"],
];

describe("interrupting", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start(kernelFromSource);
    kernel.onInput(() => new Promise(() => undefined));
    await run(kernel, "let kept = 'kept';");
  });
  after(() => kernel.dispose());

  for (const [title, code] of hanging) {
    it(`stops ${title}, and keeps the variables`, async () => {
      const { heard, ended } = begin(kernel, code, "on");
      await heard;
      assert.equal(await kernel.interrupt(), "interrupted");
      assert.equal((await ended).outcome.status, "interrupted");
      assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 'kept'"]);
    });
  }

  it("cancels the cells that wait, whichever are waiting", async () => {
    const { heard, ended } = begin(kernel, "console.log('on'); await new Promise(() => {})", "on");
    const waiting = [run(kernel, "kept = 'lost'"), run(kernel, "kept = 'lost too'")];
    await heard;
    assert.equal(await kernel.interrupt(), "interrupted");
    const statuses = (await Promise.all([ended, ...waiting])).map(({ outcome }) => outcome.status);
    assert.deepEqual(statuses, ["interrupted", "interrupted", "interrupted"]);
    assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 'kept'"]);
  });

  it("leaves nothing behind that a later garbage collection falls over", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { heard, ended } = begin(kernel, "console.log('on'); for (;;) await new Promise((go) => setImmediate(go))", "on");
      await heard;
      await kernel.interrupt();
      assert.equal((await ended).outcome.status, "interrupted");
    }
    const { events } = await run(kernel, "for (let i = 0; i < 300; i++) new Array(1e5).fill({ i });\nkept");
    assert.deepEqual(told(events), ["result: 'kept'"]);
  });

  it("comes at any moment of a cell", async () => {
    for (let delayMs = 0; delayMs < 10; delayMs += 1) {
      const running = run(
        kernel,
        "let turns = 0; for (const startMs = performance.now(); performance.now() - startMs < 5; ) turns++;",
      );
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const answer = await kernel.interrupt();
      const { outcome } = await running;
      assert.ok(answer !== "restarted" && ["ok", "interrupted"].includes(outcome.status), `${answer}, ${outcome.status}`);
      assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 'kept'"]);
    }
  });

  it("may be asked for twice", async () => {
    const { heard, ended } = begin(kernel, "console.log('on'); while (true) {}", "on");
    await heard;
    assert.deepEqual(await Promise.all([kernel.interrupt(), kernel.interrupt()]), ["interrupted", "interrupted"]);
    assert.equal((await ended).outcome.status, "interrupted");
    assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 'kept'"]);
  });

  it("stops a child process that the cell waits for", async () => {
    const code = `import { spawnSync } from "node:child_process";
      spawnSync(process.execPath, ["-e", "console.log('on'); setTimeout(() => {}, 60000)"], { stdio: "inherit" });`;
    const { heard, ended } = begin(kernel, code, "on");
    await heard;
    assert.equal(await kernel.interrupt(), "interrupted");
    assert.equal((await ended).outcome.status, "interrupted");
    assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 'kept'"]);
  });

  it("stops a child process that the cell awaits", async () => {
    const code = `import { spawn } from "node:child_process"; import { once } from "node:events";
      const child = spawn(process.execPath, ["-e", "console.log('on'); setTimeout(() => {}, 60000)"], { stdio: "inherit" });
      await once(child, "exit");`;
    const { heard, ended } = begin(kernel, code, "on");
    await heard;
    assert.equal(await kernel.interrupt(), "interrupted");
    assert.equal((await ended).outcome.status, "interrupted");
    const { events } = await run(kernel, "child.exitCode ?? child.signalCode ?? (await once(child, 'exit'))[1]");
    assert.deepEqual(told(events), ["result: 'SIGINT'"]);
  });

  it("stops what a shell has started for the cell, waited for and awaited", async () => {
    const waited = "import { exec, execSync } from 'node:child_process'; console.log('on'); execSync('sleep 60; echo no')";
    const awaited =
      "const shell = exec('sleep 60; echo no'); console.log('on'); await new Promise((go) => shell.once('exit', go))";
    for (const code of [waited, awaited]) {
      const { heard, ended } = begin(kernel, code, "on");
      await heard;
      assert.equal(await kernel.interrupt(), "interrupted");
      assert.equal((await ended).outcome.status, "interrupted");
    }
    const { events } = await run(kernel, "[shell.exitCode ?? (await new Promise((go) => shell.once('exit', go))), kept]");
    assert.match(told(events).join(), /^result: \[ (130|null), 'kept' \]$/);
  });

  it("restarts the kernel when native code does not stop, and says that the variables are gone", async () => {
    // A native call that no interrupt reaches: the main thread sleeps in the operating system, without a child to signal.
    const code =
      "import { execSync } from 'node:child_process'; console.log('on'); execSync('trap \"\" INT TERM; sleep 20 & wait; wait; wait', { stdio: 'ignore' })";
    const { heard, ended } = begin(kernel, code, "on");
    await heard;
    assert.equal(await kernel.interrupt(), "restarted");
    const { outcome } = await ended;
    assert.equal(outcome.status, "lost");
    assert.match(outcome.error?.text ?? "", /did not stop within 2 s.*All variables are gone/);
    assert.deepEqual(told((await run(kernel, "typeof kept")).events), ["result: 'undefined'"]);
  });
});
