import assert from "node:assert/strict";
import { measure, quantile } from "../../bench/entry.ts";

describe("measure", () => {
  it("runs an entry and its baseline in turn, after a warm-up of each", async () => {
    const calls: string[] = [];
    const entry = { name: "work", unit: "ms", run: () => calls.push("run"), baseline: () => calls.push("baseline") };
    const measurement = await measure(entry, 2);
    assert.deepEqual(calls, ["baseline", "run", "run", "baseline", "run", "baseline"]);
    assert.equal(measurement.name, "work");
    assert.ok(measurement.run.minMs <= measurement.run.medianMs && measurement.run.medianMs <= measurement.run.p95Ms);
  });

  it("takes a quantile that is one of the values", () => {
    assert.equal(quantile([5, 1, 3], 0.5), 3);
    assert.equal(quantile([1, 2, 3, 4], 0.95), 4);
  });
});
