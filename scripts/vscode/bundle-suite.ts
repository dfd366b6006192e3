import { build } from "esbuild";
import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../run/tool.ts";

/**
 * Bundles a suite for the extension host, which reads neither TypeScript nor `.ts` imports.
 *
 * @param folder - where it lies: `test/vscode/suite`
 * @returns the entry that exports `run()`; the tests lie beside it
 */
export async function bundleSuite(folder: string): Promise<string> {
  const outdir = join(root, "out", "suites", folder);
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`${folder}/index.ts`, ...globSync(`${folder}/*.test.ts`, { cwd: root })],
    outdir,
    outExtension: { ".js": ".cjs" },
    outbase: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return join(outdir, "index.cjs");
}
