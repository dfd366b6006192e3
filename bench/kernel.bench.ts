import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { KernelClient } from "../src/kernel/client.ts";
import type { CellEvent } from "../src/kernel/protocol.ts";
import { built } from "./built.ts";
import { type Entry, quantile } from "./entry.ts";

const childPath = fileURLToPath(built("kernel/child.js"));

const turns = "for (let i = 0; i < 1e8; i++) sum += i % 7; sum";
const loop = `let sum = 0; ${turns}`;
/** In a cell, other cells see the variable; so must the comparison's be seen from elsewhere. */
const loopOfSharedVariable = `let sum = 0; globalThis.sumSoFar = () => sum; ${turns}`;
const printing = (lines: number) => `for (let i = 0; i < ${lines}; i++) console.log("line " + i);`;

let shared: Promise<KernelClient> | undefined;
const kernel = () => (shared ??= start());

function start(): Promise<KernelClient> {
  return KernelClient.start({ childPath, folder: tmpdir(), outputLimits: { streamCharacters: 1e9 } });
}

async function closeShared(): Promise<void> {
  await (await shared)?.dispose();
  shared = undefined;
}

let cells = 0;
async function run(client: KernelClient, code: string, sink: (event: CellEvent) => void = () => undefined): Promise<void> {
  cells += 1;
  const outcome = await client.execute({ cellId: `bench-${cells}`, position: cells, code }, sink);
  if (outcome.status !== "ok") throw new Error(outcome.error?.text ?? outcome.status);
}

async function startToFirstResult(): Promise<void> {
  await using client = await start();
  await run(client, "1 + 1");
}

/** Milliseconds of each of 1,000 round trips, and their quantile. */
async function roundTripMs(roundTrip: () => Promise<unknown>, share: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 1000; i++) {
    const startedMs = performance.now();
    await roundTrip();
    times.push(performance.now() - startedMs);
  }
  return quantile(times, share);
}

/** A process that only sends each line back: the least that any round trip over pipes can take. */
async function echoMs(share: number): Promise<number> {
  const echo = spawn(process.execPath, ["-e", "process.stdin.pipe(process.stdout)"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: echo.stdout });
  const roundTrip = () => {
    const answer = once(lines, "line");
    echo.stdin.write("1\n");
    return answer;
  };
  await roundTrip();
  const median = await roundTripMs(roundTrip, share);
  echo.stdin.end();
  return median;
}

const node = (code: string) => execFileSync(process.execPath, ["-e", code], { maxBuffer: 2 ** 30 });

/** Milliseconds that a piece of code takes inside a plain Node process, its start left out. */
const insideNodeMs = (code: string) =>
  Number(node(`const t = performance.now(); (() => { ${code} })(); console.log(performance.now() - t)`));

async function insideKernelMs(code: string): Promise<number> {
  const client = await kernel();
  const startedMs = performance.now();
  await run(client, code);
  return performance.now() - startedMs;
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

async function idleKernelMb(): Promise<number> {
  await using client = await start();
  await run(client, "1 + 1");
  return residentMb(client.pid ?? NaN);
}

async function idleNodeMb(): Promise<number> {
  const idle = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1e6)"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(idle.stdout, "data");
  const size = residentMb(idle.pid ?? NaN);
  idle.kill();
  return size;
}

const entries: readonly Entry[] = [
  { name: "kernel start to first result / node -e 0", unit: "ms", run: startToFirstResult, baseline: () => node("0") },
  ...([0.5, 0.95] as const).map((share): Entry => ({
    name: `round trip of a cell, ${share === 0.5 ? "median" : "p95"} of 1,000 / echo over a pipe`,
    unit: "ms",
    measuresItself: true,
    run: async () => {
      const client = await kernel();
      return roundTripMs(() => run(client, "1"), share);
    },
    baseline: () => echoMs(share),
    close: closeShared,
  })),
  ...[
    { beside: "a function in plain Node", baseline: loop },
    { beside: "the same where another function sees the variable", baseline: loopOfSharedVariable },
  ].map(({ beside, baseline }): Entry => ({
    name: `1e8-turn top-level loop / ${beside}`,
    unit: "ms",
    measuresItself: true,
    run: () => insideKernelMs(loop),
    baseline: () => insideNodeMs(baseline),
    close: closeShared,
  })),
  ...[20_000, 1_000_000].map((lines): Entry => ({
    name: `${lines.toLocaleString("en-US")} lines of output / plain Node into a pipe`,
    unit: "ms",
    measuresItself: true,
    run: () => insideKernelMs(printing(lines)),
    baseline: () => {
      const startedMs = performance.now();
      node(printing(lines));
      return performance.now() - startedMs;
    },
    close: closeShared,
  })),
  {
    name: "1e6-row table as last expression / its construction",
    unit: "ms",
    measuresItself: true,
    run: async () => {
      const client = await kernel();
      await run(client, `import { table as big } from "arquero"; const rows = Float64Array.from({ length: 1e6 }, (_, i) => i);`);
      return insideKernelMs("big({ i: rows, half: rows.map((x) => x / 2) })");
    },
    baseline: async () => {
      const client = await kernel();
      await run(client, `import { table as big } from "arquero"; const rows = Float64Array.from({ length: 1e6 }, (_, i) => i);`);
      return insideKernelMs("const made = big({ i: rows, half: rows.map((x) => x / 2) });");
    },
    close: closeShared,
  },
  { name: "memory of an idle kernel / an idle Node", unit: "MB", measuresItself: true, run: idleKernelMb, baseline: idleNodeMb },
];

export default entries;
