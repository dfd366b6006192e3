import assert from "node:assert/strict";
import { measure, quantile } from "../../bench/entry.ts";

describe("measure", () => {
  it("runs an entry and its baseline in turn, after a warm-up of each", async () => {
    const calls: string[] = [];
    const entry = { name: "work", unit: "ms", run: () => calls.push("run"), baseline: () => calls.push("baseline") };
    const measurement = await measure(entry, 2);
    assert.deepEqual(calls, ["run", "baseline", "run", "baseline", "run", "baseline"]);
    assert.equal(measurement.name, "work");
    assert.ok(measurement.run.min <= measurement.run.median && measurement.run.median <= measurement.run.p95);
  });

  it("takes the numbers of an entry that measures by itself, and its ratio pair by pair", async () => {
    const entry = {
      name: "memory",
      unit: "MB",
      measuresItself: true,
      run: () => 30,
      baseline: () => Promise.resolve(10),
    } as const;
    const { run, baseline, ratio } = await measure(entry, 3);
    assert.deepEqual([run.median, baseline.median, ratio], [30, 10, 3]);
    await assert.rejects(measure({ ...entry, run: () => "much" }, 1), /returns a number/);
  });

  it("takes a quantile that is one of the values", () => {
    assert.equal(quantile([5, 1, 3], 0.5), 3);
    assert.equal(quantile([1, 2, 3, 4], 0.95), 4);
  });
});
