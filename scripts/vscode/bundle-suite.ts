import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../run/tool.ts";

/**
 * Bundles the suite for the extension host, which reads neither TypeScript nor `.ts` imports.
 *
 * @returns the entry that exports `run()`; the tests lie beside it
 */
export async function bundleSuite(): Promise<string> {
  const outdir = join(root, "out", "test-vscode");
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["test/vscode/suite/index.ts", "test/vscode/suite/*.test.ts"],
    outdir,
    outExtension: { ".js": ".cjs" },
    outbase: "test/vscode/suite",
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
