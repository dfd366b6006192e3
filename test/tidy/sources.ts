import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The TypeScript files below a folder of the checkout, with forward slashes, sorted; fixtures are data and left out. */
export function sources(folder: string): string[] {
  return globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.includes("/fixtures/"))
    .sort();
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** All that a file imports, re-exports, loads with `import()` or starts as a worker beside it. */
export function importsOf(path: string): string[] {
  return ts.preProcessFile(readSource(path), true, true).importedFiles.map((file) => file.fileName);
}
