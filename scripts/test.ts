import { type Outcome, runCheck } from "./run/check.ts";

/** Everything that must hold before a change lands, the cheap checks first; all run, so that one run shows all that is wrong. */
const checks: readonly [name: string, script: string, ...args: string[]][] = [
  ["types", "scripts/typecheck.ts"],
  ["lint and format", "scripts/lint.ts"],
  ["API page", "scripts/docs.ts", "--check"],
  ["build", "scripts/build.ts"],
  ["unit tests", "scripts/test-unit.ts"],
  ["tests with processes", "scripts/test-processes.ts"],
  ["renderer in a browser", "scripts/test-renderer.ts"],
  ["tests in a real VS Code", "scripts/test-vscode.ts"],
];

const outcomes: Outcome[] = [];
for (const [name, ...command] of checks) outcomes.push(await runCheck(name, command));

console.log("");
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(
    `${failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(26)} ${String(passed).padStart(5)} passed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const sum = (field: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[field], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
