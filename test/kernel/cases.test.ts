import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { KernelClient } from "../../src/kernel/client.ts";
import { type Case, type Step } from "./cases/case.ts";
import { errors } from "./cases/errors.ts";
import { modules } from "./cases/modules.ts";
import { redeclaration } from "./cases/redeclaration.ts";
import { results } from "./cases/results.ts";
import { shadowing } from "./cases/shadowing.ts";
import { streams } from "./cases/streams.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

const topics: Readonly<Record<string, readonly Case[]>> = {
  "declaring a name again": redeclaration,
  "a variable named as a global": shadowing,
  "what the last line shows": results,
  "streams and displays": streams,
  errors: errors,
  modules: modules,
};

for (const [topic, cases] of Object.entries(topics)) {
  describe(topic, () => {
    let kernel: KernelClient;
    let folder: string;
    before(async () => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), "carrybook-")));
      kernel = await KernelClient.start({ ...kernelFromSource, folder });
    });
    after(async () => {
      await kernel.dispose();
      rmSync(folder, { recursive: true });
    });

    for (const { title, steps } of cases) {
      it(title, async () => {
        for (const step of steps) await walk(kernel, folder, step);
      });
    }
  });
}

async function walk(kernel: KernelClient, folder: string, step: Step): Promise<void> {
  for (const [name, text] of Object.entries(step.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { outcome, events } = await run(kernel, step.code, step.position);
  const lines = told(events).map((line) => line.replaceAll(folder, "FOLDER"));
  const isAsTold =
    lines.length === step.tells.length && step.tells.every((expected, index) => fits(lines[index] ?? "", expected));
  // Comparing with what was expected shows the difference; a pattern that fits stands for its line.
  const expected = step.tells.map((line, index) =>
    typeof line !== "string" && fits(lines[index] ?? "", line) ? lines[index] : line,
  );
  if (!isAsTold) assert.deepEqual(lines, expected, step.code);
  const failed = lines.some((line) => line.startsWith("error: "));
  assert.equal(outcome.status, step.status ?? (failed ? "error" : "ok"), step.code);
}

function fits(line: string, expected: string | RegExp): boolean {
  return typeof expected === "string" ? line === expected : expected.test(line);
}
