import { existsSync, globSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Entry, measure, type Measurement } from "../bench/entry.ts";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";

/**
 * `npm run bench [-- WORD …]`: every list of entries in `bench/`, or those whose file or entry name contains one of the words.
 * Prints a table and writes the same to `out/bench.json`; an entry that lacks what it needs is left out, with how to install it.
 */
const words = process.argv.slice(2);
const rounds = 7;

if (!existsSync(join(root, "dist", "kernel", "child.js"))) {
  console.log("Building ...");
  await build();
}
const entries = await wantedEntries();
if (entries.length === 0) {
  console.error(
    `expected words that occur in a file or an entry of bench/, got ${words.join(" ")}; run it without words for all`,
  );
  process.exit(2);
}
const width = Math.max(...entries.map(({ name }) => name.length)) + 2;
const measurements: Measurement[] = [];
const leftOut = entries.flatMap(({ name, missing }) => (missing === undefined ? [] : [{ name, missing }]));

console.log("Each entry beside its baseline, in turn; ratio = entry / baseline, below 1 where the entry is ahead.\n");
console.log(line("", ["median", "p95", "baseline", "ratio"]));
for (const entry of entries) {
  if (entry.missing !== undefined) continue;
  const measurement = await measure(entry, rounds);
  measurements.push(measurement);
  console.log(row(measurement));
}
for (const missing of new Set(leftOut.map((each) => each.missing))) {
  const names = leftOut.filter((each) => each.missing === missing).map(({ name }) => `\n  ${name}`);
  console.log(`\nLeft out for want of ${missing}:${names.join("")}`);
}
await mkdir(join(root, "out"), { recursive: true });
const report = { node: process.version, processors: availableParallelism(), rounds, measurements, leftOut };
await writeFile(join(root, "out", "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log("\nThe same as JSON: out/bench.json");

async function wantedEntries(): Promise<Entry[]> {
  const wanted: Entry[] = [];
  for (const file of globSync("bench/*.bench.ts", { cwd: root }).sort()) {
    const { default: listed } = (await import(pathToFileURL(join(root, file)).href)) as { default: readonly Entry[] };
    wanted.push(...listed.filter(({ name }) => isWanted(file, name)));
  }
  return wanted;
}

function isWanted(file: string, name: string): boolean {
  return words.length === 0 || words.some((word) => `${basename(file)} ${name}`.includes(word));
}

function row({ name, unit, run, baseline, ratio }: Measurement): string {
  const figure = (value: number) => `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`;
  return line(name, [figure(run.median), figure(run.p95), figure(baseline.median), ratio.toFixed(2)]);
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(width) + cells.map((cell) => cell.padStart(13)).join("");
}
