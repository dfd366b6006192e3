import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);
const isBuilt = !here.endsWith(".ts");

const root = isBuilt ? dirname(dirname(here)) : dirname(dirname(dirname(here)));

/** Where the build puts what it makes. */
export const distFolder = join(root, "dist");

/** The language service of cells: beside the built command, or its source. */
export const languageServerPath = isBuilt
  ? join(distFolder, "language", "server.js")
  : join(root, "src", "language", "server.ts");

/** The kernel's main file: beside the built command, or the source of both. */
export const kernelPath = isBuilt
  ? join(dirname(here), "kernel", "child.js")
  : join(dirname(dirname(here)), "kernel", "child", "main.ts");

/** The version that the package says. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
