import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);
const isBuilt = !here.endsWith(".ts");

/** The kernel's main file: beside the built command, or the source of both. */
export const kernelPath = isBuilt
  ? join(dirname(here), "kernel", "child.js")
  : join(dirname(dirname(here)), "kernel", "child", "main.ts");

/** The version that the package says. */
export function packageVersion(): string {
  const root = isBuilt ? dirname(dirname(here)) : dirname(dirname(dirname(here)));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
