import { globSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Entry, measure, type Measurement } from "../bench/entry.ts";
import { root } from "./run/tool.ts";

/**
 * `npm run bench [-- NAME …]`: every list of entries in `bench/`, or those whose file or entry name contains one of the words;
 * prints a table and writes `out/bench.json`.
 */
const words = process.argv.slice(2);
const rounds = 7;
const measurements: Measurement[] = [];

console.log(`${"".padEnd(52)}${"median".padStart(12)}${"p95".padStart(12)}${"baseline".padStart(12)}${"ratio".padStart(8)}`);
for (const file of globSync("bench/*.bench.ts", { cwd: root }).sort()) {
  const { default: entries } = (await import(pathToFileURL(join(root, file)).href)) as { default: readonly Entry[] };
  for (const entry of entries.filter(({ name }) => isWanted(file, name))) {
    const measurement = await measure(entry, rounds);
    measurements.push(measurement);
    console.log(row(measurement));
  }
}
if (measurements.length === 0) {
  console.error(
    `expected words that occur in a file or an entry of bench/, got ${words.join(" ")}; run it without words for all`,
  );
  process.exit(2);
}
await mkdir(join(root, "out"), { recursive: true });
await writeFile(join(root, "out", "bench.json"), `${JSON.stringify({ node: process.version, rounds, measurements }, null, 2)}\n`);

function isWanted(file: string, name: string): boolean {
  return words.length === 0 || words.some((word) => `${basename(file)} ${name}`.includes(word));
}

function row({ name, unit, run, baseline, ratio }: Measurement): string {
  const figure = (value: number) => `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`.padStart(12);
  return `${name.padEnd(52)}${figure(run.median)}${figure(run.p95)}${figure(baseline.median)}${ratio.toFixed(2).padStart(8)}`;
}
