import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ask } from "./driver.ts";

const testTimeoutMs = 120_000;

/** Called by the extension host: runs every test beside this file, each line of the report going to the driver as it comes. */
export async function run(): Promise<void> {
  // Mocha is an ES module and this bundle is not: only import() loads it.
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: testTimeoutMs,
    forbidOnly: true,
    forbidPending: true,
    reporter: Mocha.reporters.Base,
  });
  const { CARRYBOOK_GREP: grep } = process.env;
  if (grep) mocha.grep(grep);
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.cjs")) mocha.addFile(join(__dirname, file));
  }
  const failures = await report(mocha);
  await ask("finished", { failures });
}

/** Reports by itself: mocha's reporters write to a terminal, which the extension host has not; their base class is silent. */
async function report(mocha: Mocha): Promise<number> {
  let printed = Promise.resolve();
  const print = (line: string) => {
    printed = printed.then(() => ask("report", { line }));
  };
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("suite", (suite) => print(`${indent(suite)}${suite.title}`));
    runner.on("pass", (test) => print(`${indent(test.parent)}  ✔ ${test.title} (${test.duration ?? 0} ms)`));
    runner.on("fail", (test, error: Error) => {
      void ask("screenshot", { name: `failed-${test.title.replace(/\W+/g, "-").slice(0, 60)}` });
      print(`${indent(test.parent)}  ✘ ${test.title}`);
      print((error.stack ?? String(error)).replace(/^/gm, "      "));
    });
    runner.on("end", () => {
      const { passes = 0, failures: failed = 0 } = runner.stats ?? {};
      print(`\n${passes} passing, ${failed} failing`);
    });
  });
  await printed;
  return failures;
}

function indent(suite: Mocha.Suite | undefined): string {
  let depth = 0;
  for (let ancestor = suite?.parent; ancestor; ancestor = ancestor.parent) depth += 1;
  return "  ".repeat(depth);
}
