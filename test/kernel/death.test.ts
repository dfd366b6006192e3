import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { KernelClient } from "../../src/kernel/client.ts";
import { begin, kernelFromSource, run, told } from "./kernel-under-test.ts";

/** Code that ends its process, and what the cell is told. */
const deadly: readonly (readonly [title: string, code: string, cause: RegExp])[] = [
  ["process.exit", "console.log('last'); process.exit(3)", /^The code called process\.exit\(3\)\. All variables are gone/],
  [
    "process.exit in a timer",
    "console.log('last'); setTimeout(() => process.exit(0), 1); await new Promise(() => {})",
    /process\.exit\(0\)/,
  ],
  ["a kill from outside", "console.log('last'); process.kill(process.pid, 'SIGKILL')", /killed from outside \(SIGKILL\)/],
  ["a handler that prints at the end", "process.on('exit', () => console.log('last')); process.exit(4)", /process\.exit\(4\)/],
  [
    "a request to end",
    "console.log('last'); process.kill(process.pid, 'SIGTERM'); while (true);",
    /ended by a signal \(SIGTERM\)/,
  ],
  ["a native crash", "console.log('last'); process.abort()", /crashed \(SIGABRT\)/],
  [
    "running out of memory",
    "console.log('last'); const hoard: unknown[] = []; for (;;) hoard.push(new Array(1e5).fill(1.5))",
    /^The kernel ran out of memory \(the limit is 64 MB\)/,
  ],
];

describe("a kernel that dies", () => {
  let kernel: KernelClient;
  const causes: string[] = [];
  const lostCells: boolean[] = [];
  before(async () => {
    kernel = await KernelClient.start({ ...kernelFromSource, memoryLimitMb: 64 });
    kernel.onDeath((cause, { lostCell }) => {
      causes.push(cause);
      lostCells.push(lostCell);
    });
  });
  after(() => kernel.dispose());

  for (const [title, code, cause] of deadly) {
    it(`tells ${title} as the cause, keeps the output, and starts afresh`, async () => {
      const { outcome, events } = await run(kernel, code);
      assert.equal(outcome.status, "lost");
      assert.match(outcome.error?.text ?? "", cause);
      assert.match(told(events).join(""), /^out: last\n$/);
      assert.equal(kernel.state, "dead");
      assert.ok(outcome.error?.text.toLowerCase().startsWith(causes.pop()?.toLowerCase() ?? "no cause told"));
      assert.deepEqual(told((await run(kernel, "typeof hoard")).events), ["result: 'undefined'"]);
    });
  }

  it("tells whether a cell was lost with it, which says so itself", async () => {
    lostCells.length = 0;
    await run(kernel, "process.exit(1)");
    await run(kernel, "setTimeout(() => process.exit(1)); 1");
    while (kernel.state !== "dead") await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(lostCells, [true, false]);
  });

  it("cancels the cells that wait, and does not run them on a fresh kernel", async () => {
    const records = await Promise.all([run(kernel, "process.exit(1)"), run(kernel, "globalThis.ran = true")]);
    assert.deepEqual(
      records.map(({ outcome }) => outcome.status),
      ["lost", "interrupted"],
    );
    assert.deepEqual(told((await run(kernel, "typeof ran")).events), ["result: 'undefined'"]);
  });

  it("is restarted in the midst of a cell", async () => {
    const { heard, ended } = begin(kernel, "console.log('on'); while (true) {}", "on");
    await heard;
    await kernel.restart();
    assert.equal((await ended).outcome.status, "lost");
    assert.equal(kernel.state, "idle");
  });
});

describe("the end of a kernel", () => {
  it("is waited for, and takes the processes that it has started along", async () => {
    const kernel = await KernelClient.start(kernelFromSource);
    const code = `import { spawn } from "node:child_process";
      console.log("pid", spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" }).pid);`;
    const { events } = await run(kernel, code);
    const pids = [kernel.pid ?? 0, Number(/\d+/.exec(told(events).join(""))?.[0])];
    assert.deepEqual(pids.map(isAlive), [true, true]);
    await kernel.dispose();
    await kernel.dispose();
    await untilGone(pids);
    assert.equal((await run(kernel, "1")).outcome.status, "lost");
  });

  it("comes when the client is killed, even in an endless loop", async () => {
    const owner = spawn(process.execPath, [fileURLToPath(new URL("./fixtures/owner.ts", import.meta.url))], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [bytes] = (await once(owner.stdout, "data")) as [Buffer];
    const pid = Number(bytes.toString());
    assert.equal(isAlive(pid), true);
    owner.kill("SIGKILL");
    await untilGone([pid]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until the processes have ended; the test's own time limit is the end of patience. */
async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await delay(10);
}
