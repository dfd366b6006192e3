import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runTool } from "../run/tool.ts";

/**
 * Packages what lies in `dist/` as users install it. What goes in is listed in `.vscodeignore`.
 *
 * @returns the package: `out/carrybook-VERSION.vsix`
 */
export function packageExtension(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const vsix = join(root, "out", `${name}-${version}.vsix`);
  mkdirSync(join(root, "out"), { recursive: true });
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", vsix];
  if (runTool("@vscode/vsce", "vsce", args) !== 0)
    throw new Error("vsce could not package the extension: see its messages above");
  return vsix;
}
