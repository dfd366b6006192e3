import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runTool, type ToolOptions } from "../run/tool.ts";
import { installedPlatform, withNativeModules } from "./native-modules.ts";

/** For every platform, DuckDB being the notebook's to install; or for this machine's platform, with DuckDB inside. */
export type PackageKind = "universal" | "platform";

/**
 * Packages what lies in `dist/` as users install it. What goes in is listed in `.vscodeignore`.
 *
 * @returns the package: `out/carrybook-VERSION.vsix`, or `out/carrybook-linux-x64-VERSION.vsix` and the like
 */
export function packageExtension(kind: PackageKind, options: ToolOptions = {}): string {
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const target = kind === "platform" ? installedPlatform() : undefined;
  const vsix = join(root, "out", `${[name, target, version].filter((part) => part !== undefined).join("-")}.vsix`);
  mkdirSync(join(root, "out"), { recursive: true });
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", vsix];
  const runs = () => runTool("@vscode/vsce", "vsce", [...args, ...(target === undefined ? [] : ["--target", target])], options);
  if ((target === undefined ? runs() : withNativeModules(runs)) !== 0)
    throw new Error("vsce could not package the extension: see its messages above");
  return vsix;
}
