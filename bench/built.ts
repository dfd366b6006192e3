import { existsSync } from "node:fs";

/** A file of the build, measured as it ships. */
export function built(path: string): URL {
  const file = new URL(`../dist/${path}`, import.meta.url);
  if (existsSync(file)) return file;
  throw new Error(`expected a build to measure, got no dist/${path}; run npm run build first`);
}
