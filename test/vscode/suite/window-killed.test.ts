import assert from "node:assert/strict";
import { isRunning, openCells, startCell, textOf, until, cellAt } from "./notebook.ts";

describe("an editor that is killed", () => {
  /** The last test of the run: the driver kills the editor now, and fails the run if a process is left that names its folders. */
  it("leaves a kernel in an endless loop and its child behind, which end by themselves", async () => {
    const notebook = await openCells("left-running.ipynb", [
      `import { spawn } from "node:child_process";
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", process.cwd()], { stdio: "ignore" });
console.log(process.pid, child.pid);
for (;;);`,
    ]);
    await startCell(notebook, 0);
    const pids = () => textOf(cellAt(notebook, 0)).split(" ").map(Number);
    await until("the kernel to tell its ids", () => pids().length === 2);
    assert.deepEqual(pids().map(isRunning), [true, true]);
  });
});
