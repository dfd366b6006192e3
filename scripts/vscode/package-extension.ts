import { mkdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import { pluginName } from "../../src/language/plugin/configuration.ts";
import { root, runTool, type ToolOptions } from "../run/tool.ts";
import { installedPlatform, withNativeModules } from "./native-modules.ts";

/** For every platform, DuckDB being the notebook's to install; or for this machine's platform, with DuckDB inside. */
export type PackageKind = "universal" | "platform";

/**
 * Packages what lies in `dist/` as users install it. What goes in is listed in `.vscodeignore`.
 *
 * @returns the package: `out/carrybook-VERSION.vsix`, or `out/carrybook-linux-x64-VERSION.vsix` and the like
 */
export async function packageExtension(kind: PackageKind, options: ToolOptions = {}): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const target = kind === "platform" ? installedPlatform() : undefined;
  const vsix = join(root, "out", `${[name, target, version].filter((part) => part !== undefined).join("-")}.vsix`);
  mkdirSync(join(root, "out"), { recursive: true });
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", vsix];
  const runs = () => runTool("@vscode/vsce", "vsce", [...args, ...(target === undefined ? [] : ["--target", target])], options);
  if ((target === undefined ? runs() : withNativeModules(runs)) !== 0)
    throw new Error("vsce could not package the extension: see its messages above");
  await addPlugin(vsix);
  return vsix;
}

/** The TypeScript server looks for plugins in the extension's `node_modules` and nowhere else, and vsce leaves that folder out. */
async function addPlugin(vsix: string): Promise<void> {
  const code = await readFile(join(root, "dist", "language", "plugin", "index.js"));
  const manifest = { name: pluginName, version: "1.0.0", main: "index.js", type: "commonjs" };
  const folder = `extension/node_modules/${pluginName}`;
  const archive = await JSZip.loadAsync(await readFile(vsix));
  const files = { "package.json": JSON.stringify(manifest), "index.js": code };
  for (const [file, content] of Object.entries(files)) archive.file(`${folder}/${file}`, content, { createFolders: false });
  await writeFile(vsix, await archive.generateAsync({ type: "nodebuffer", compression: "DEFLATE", platform: "UNIX" }));
}
