import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../run/tool.ts";

/**
 * Bundles a suite for the extension host, which reads neither TypeScript nor `.ts` imports.
 *
 * @param name - its folder in `test/vscode`
 * @returns the entry that exports `run()`; the tests lie beside it
 */
export async function bundleSuite(name: string): Promise<string> {
  const outdir = join(root, "out", "test-vscode", name);
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`test/vscode/${name}/index.ts`, `test/vscode/${name}/*.test.ts`],
    outdir,
    outExtension: { ".js": ".cjs" },
    outbase: `test/vscode/${name}`,
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
