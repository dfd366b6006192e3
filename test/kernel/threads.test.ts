import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { KernelClient } from "../../src/kernel/client.ts";
import { begin, kernelFromSource, run, told } from "./kernel-under-test.ts";

const library = fileURLToPath(new URL("../../src/library.ts", import.meta.url));

describe("threads that a cell has started", () => {
  let kernel: KernelClient;
  before(async () => {
    const modules = { ...kernelFromSource.modules, carrybook: library };
    kernel = await KernelClient.start({ ...kernelFromSource, modules, libraryNames: ["onThread", "monteCarloOnThreads", "pct"] });
    await run(kernel, "let kept = 'kept'; const beats = new Int32Array(new SharedArrayBuffer(4));");
  });
  after(() => kernel.dispose());

  it("end with an interrupt, and the variables stay", async () => {
    const code = `const options = { onProgress: () => console.log("on") };
      await onThread((_, cells, report) => { cells[0] = 1; report(0.1); for (;;) Atomics.add(cells, 0, 1); }, beats, options);`;
    const { heard, ended } = begin(kernel, code, "on");
    await heard;
    assert.equal(await kernel.interrupt(), "interrupted");
    const { outcome, events } = await ended;
    assert.equal(outcome.status, "interrupted");
    const still = `const before = beats[0]; await new Promise((go) => setTimeout(go, 50)); [kept, before > 0, beats[0] === before]`;
    assert.deepEqual(told((await run(kernel, still)).events), ["result: [ 'kept', true, true ]"]);
    assert.deepEqual(told(events), ["out: on\n"]);
  });

  it("end with an interrupt of a simulation, which has told its progress and runs again when it is shorter", async () => {
    const simulation = (draws: number, tell: string) => `const { outcomes } = await monteCarloOnThreads(
      { factors: { x: { mean: 1, standardDeviation: 0 } }, correlation: "independent", model: ({ x }) => x,
        unit: "count", draws: ${draws}, seed: 7, antithetic: false },
      { threads: 2, onProgress: (share) => ${tell} });
      [kept, outcomes.length, outcomes.at(-1)]`;
    const { heard, ended } = begin(kernel, simulation(200_000_000, `share < 1 && console.log("on")`), "on");
    await heard;
    assert.equal(await kernel.interrupt(), "interrupted");
    assert.equal((await ended).outcome.status, "interrupted");
    assert.deepEqual(told((await run(kernel, simulation(1000, "share"))).events), ["result: [ 'kept', 1000, 1 ]"]);
  });

  it("print into the cell, which waits for their result", async () => {
    const { events } = await run(
      kernel,
      `import { pct as percent } from "carrybook";
       const thread = await onThread(({ pct }, four) => { console.log("from the thread"); return pct(four).toFixed(3); }, 4);
       await new Promise((go) => setTimeout(go, 20));
       [thread, percent(4).toFixed(3)]`,
    );
    assert.deepEqual(told(events), ["out: from the thread\n", "result: [ '0.040', '0.040' ]"]);
  });

  it("name the cell's variable that a function uses, at the line of the cell", async () => {
    const { outcome, events } = await run(kernel, "const value = 1;\nawait onThread(() => value + 1, 0);");
    assert.equal(outcome.status, "error");
    assert.match(told(events).join("\n"), /UserError.*`value` from outside of it/);
    assert.match(told(events).join("\n"), /cell \d+:2:/);
  });
});
