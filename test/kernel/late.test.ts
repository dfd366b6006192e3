import assert from "node:assert/strict";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

describe("what comes after a cell has ended", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start(kernelFromSource);
  });
  after(() => kernel.dispose());

  it("lands in the cell that started it: streams, displays, errors", async () => {
    const first = await run(
      kernel,
      `setTimeout(() => { console.log("late"); display("shown late"); throw new Error("late error") }, 1);
       void new Promise((go) => setTimeout(go, 1)).then(() => console.error("later"));
       setTimeout(() => void Promise.reject(new Error("late rejection")), 2); "now"`,
    );
    assert.equal(first.outcome.status, "ok");
    const second = await run(kernel, `await new Promise((go) => setTimeout(go, 40)); console.log("mine")`);
    assert.deepEqual(told(second.events), ["out: mine\n"]);
    assert.equal(second.outcome.status, "ok");
    const lines = told(first.events).map((line) => line.split("\n")[0]);
    assert.deepEqual(lines, [
      "result: 'now'",
      "out: late",
      "display: 'shown late'",
      "error: Error: late error",
      "err: later",
      "error: Error: late rejection",
    ]);
  });

  it("is left out once the cell has been executed again: streams, displays, updates, errors, clearing", async () => {
    const first = await run(
      kernel,
      `globalThis.release = Promise.withResolvers<void>();
       void release.promise.then(() => {
         console.log("of the first run"); console.error("of the first run"); clearOutput();
         display("of the first run"); display("of the first run", { id: "state of two runs" });
         void Promise.reject(new Error("of the first run"));
       });
       display("first", { id: "state of two runs" });`,
      1000,
    );
    const second = await run(kernel, `console.log("second"); display("second", { id: "state of two runs" });`, 1000);
    await run(kernel, "release.resolve(); await new Promise((go) => setTimeout(go, 20));");
    assert.deepEqual(told(first.events), ["display state of two runs: 'first'"]);
    assert.deepEqual(told(second.events), ["out: second\n", "display state of two runs: 'second'"]);
  });

  it("goes to no other run than its own while the cell is executed again and again", async () => {
    const runs = [];
    for (let number = 1; number <= 5; number += 1) {
      const code = `globalThis.timer${number} = setInterval(() => console.log("${number}"), 0); await new Promise((go) => setTimeout(go, 5));`;
      runs.push(await run(kernel, code, 1001));
    }
    await run(kernel, "for (let number = 1; number <= 5; number += 1) clearInterval(globalThis[`timer${number}`]);");
    const texts = runs.map(({ events }) => [
      ...new Set(
        told(events)
          .join("")
          .replace(/^out: /, "")
          .split("\n")
          .filter(Boolean),
      ),
    ]);
    assert.deepEqual(texts, [["1"], ["2"], ["3"], ["4"], ["5"]]);
  });

  it("updates what another cell shows, in that cell", async () => {
    const first = await run(kernel, `display("waiting", { id: "state" })`);
    const second = await run(kernel, `display("done", { id: "state" })`);
    assert.deepEqual(told(second.events), []);
    assert.deepEqual(told(first.events), ["display state: 'waiting'", "update state: 'done'"]);
  });
});

describe("asking the user", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start(kernelFromSource);
  });
  after(() => kernel.dispose());

  it("hands over the question and brings the answer", async () => {
    const asked: unknown[] = [];
    kernel.onInput((question) => {
      asked.push({ ...question, cellId: undefined });
      return Promise.resolve("4.3");
    });
    const { events } = await run(kernel, `[await input("Rate?"), await input("Key?", { password: true })]`);
    assert.deepEqual(told(events), ["result: [ '4.3', '4.3' ]"]);
    assert.deepEqual(asked, [
      { cellId: undefined, prompt: "Rate?", password: false },
      { cellId: undefined, prompt: "Key?", password: true },
    ]);
  });

  it("fails in the cell when the question is dismissed", async () => {
    kernel.onInput(() => Promise.resolve(null));
    const { outcome } = await run(kernel, `await input("Rate?")`);
    assert.equal(outcome.error?.code, "kernel/input-dismissed");
  });
});
