import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { KernelClient } from "../../src/kernel/client.ts";
import { cellFileName, type DebuggerPort } from "../../src/kernel/debug-files.ts";
import { InspectorClient } from "./inspector-client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

const portInCell = "(await import('node:inspector')).url() ?? 'closed'";

describe("debugging", () => {
  let kernel: KernelClient;
  beforeEach(async () => {
    kernel = await KernelClient.start(kernelFromSource);
  });
  afterEach(() => kernel.dispose());

  async function open(): Promise<DebuggerPort> {
    const port = await kernel.openDebugger();
    assert.ok(port);
    return port;
  }

  it("opens a port only while it is asked to, and says nothing of it in a cell", async () => {
    assert.deepEqual(told((await run(kernel, portInCell)).events), ["result: 'closed'"]);
    const { address, folder } = await open();
    assert.match(address, /^ws:\/\/127\.0\.0\.1:\d+\//);
    assert.deepEqual(told((await run(kernel, portInCell)).events), [`result: '${address}'`]);
    await kernel.closeDebugger();
    assert.deepEqual(told((await run(kernel, portInCell)).events), ["result: 'closed'"]);
    assert.equal(existsSync(folder), false);
  });

  it("writes the text of each cell and its map, of those that ran before and of those to come", async () => {
    await run(kernel, "const before = 1;", 1);
    const { folder } = await open();
    await run(kernel, "const since = 2;", 2);
    for (const [cellId, code] of [
      ["cell-1", "const before = 1;"],
      ["cell-2", "const since = 2;"],
    ] as const) {
      assert.equal(readFileSync(join(folder, cellFileName({ cellId, code })), "utf8"), code);
    }
  });

  it("stops at a breakpoint, tells the map of its script, and goes on with the state kept", async () => {
    const { address } = await open();
    const inspector = await InspectorClient.connect(address);
    await inspector.send("Debugger.enable");
    await inspector.send("Debugger.setBreakpointByUrl", { urlRegex: "carrybook-cell:.*", lineNumber: 1 });
    const running = run(kernel, "const one = 1;\nconst two = one + 1;\ntwo");
    const { callFrames } = (await inspector.event("Debugger.paused")) as { callFrames: { location: { lineNumber: number } }[] };
    assert.equal(callFrames[0]?.location.lineNumber, 1);
    const scripts = await scriptsOf(inspector);
    const map = JSON.parse(readFileSync(fileURLToPath(scripts.at(-1) ?? ""), "utf8")) as { sources: string[] };
    assert.equal(readFileSync(fileURLToPath(map.sources[0] ?? ""), "utf8"), "const one = 1;\nconst two = one + 1;\ntwo");
    await inspector.send("Debugger.resume");
    assert.deepEqual(told((await running).events), ["result: 2"]);
    await inspector.close();
  });

  const throwing: readonly (readonly [what: string, state: string, code: string, line: number | undefined])[] = [
    ["an error that nothing catches, at the top", "uncaught", "const a = 1;\nthrow new Error('own');", 1],
    ["an error that nothing catches, in a function", "uncaught", "function f() {\n  throw new Error('deep');\n}\nf();", 1],
    ["an error that is caught", "all", "try {\n  null.x;\n} catch {}\n5", 1],
    ["no error that is caught where only others are asked for", "uncaught", "try {\n  null.x;\n} catch {}\n5", undefined],
  ];
  for (const [what, state, code, line] of throwing) {
    it(`stops at ${what}`, async () => {
      const { address } = await open();
      const inspector = await InspectorClient.connect(address);
      await inspector.send("Debugger.enable");
      await inspector.send("Debugger.setPauseOnExceptions", { state });
      const running = run(kernel, code);
      if (line !== undefined) {
        const paused = (await inspector.event("Debugger.paused")) as {
          reason: string;
          callFrames: { location: { lineNumber: number } }[];
        };
        assert.match(paused.reason, /exception|promiseRejection/);
        assert.equal(paused.callFrames[0]?.location.lineNumber, line);
        await inspector.send("Debugger.resume");
      }
      assert.equal((await running).outcome.status, state === "all" || line === undefined ? "ok" : "error");
      await inspector.close();
    });
  }

  it("goes on when the debugger leaves while the cell is paused", async () => {
    const { address } = await open();
    const inspector = await InspectorClient.connect(address);
    await inspector.send("Debugger.enable");
    const running = run(kernel, "debugger;\n5");
    await inspector.event("Debugger.paused");
    await inspector.close();
    assert.deepEqual(told((await running).events), ["result: 5"]);
  });

  const pausing: readonly (readonly [where: string, code: string])[] = [
    ["in the cell", "debugger;\nkept = 2;"],
    ["after an await", "await null;\ndebugger;\nkept = 3;"],
    ["in a timer", "await new Promise((resolve) => setTimeout(() => {\n  debugger;\n  kept = 4;\n  resolve(0);\n}));"],
  ];
  for (const [where, code] of pausing) {
    it(`is interrupted while it is paused ${where}: nothing of the rest runs, and variables are kept`, async () => {
      await run(kernel, "var kept = 1;");
      const { address } = await open();
      const inspector = await InspectorClient.connect(address);
      await inspector.send("Debugger.enable");
      const running = run(kernel, code);
      await inspector.event("Debugger.paused");
      assert.equal(await kernel.interrupt(), "interrupted");
      assert.equal((await running).outcome.status, "interrupted");
      assert.deepEqual(told((await run(kernel, "kept")).events), ["result: 1"]);
      await inspector.close();
    });
  }

  it("leaves no file behind when it is killed", async () => {
    const { folder } = await open();
    await run(kernel, "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})");
    for (let tries = 0; existsSync(folder) && tries < 200; tries += 1) await sleep(10);
    assert.equal(existsSync(folder), false);
  });

  it("tells a debugger of nothing when the kernel ends first", async () => {
    const opened = kernel.openDebugger();
    await kernel.dispose();
    assert.equal(await opened, undefined);
  });
});

/** The addresses of the source maps of the cells that the debugger has been told of. */
async function scriptsOf(inspector: InspectorClient): Promise<string[]> {
  for (;;) {
    const { url, sourceMapURL } = (await inspector.event("Debugger.scriptParsed")) as { url: string; sourceMapURL: string };
    if (url.startsWith("carrybook-cell:")) return [sourceMapURL];
  }
}
