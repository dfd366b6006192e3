import { parseArgs } from "node:util";
import { join } from "node:path";
import { runSuite, type Editor } from "../test/vscode/driver/run.ts";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";
import { bundleSuite } from "./vscode/bundle-suite.ts";
import { ensureChromium } from "./vscode/chromium.ts";
import { findDesktop } from "./vscode/desktop.ts";
import { packageExtension } from "./vscode/package-extension.ts";
import { installServedWorkbench } from "./vscode/served-workbench.ts";

// Packages the extension, installs it into a real VS Code and runs the suite of test/vscode there.
// `--grep TEXT` runs some of its tests; `--no-build` takes dist/ as it is.
const { values } = parseArgs({ options: { grep: { type: "string" }, "no-build": { type: "boolean" } } });

if (!values["no-build"]) await build();
process.exitCode = (await runSuite({
  editor: await findEditor(),
  vsix: packageExtension("platform"),
  testsPath: await bundleSuite(),
  workspaceSources: [join(root, "notebooks"), join(root, "test", "vscode", "fixtures")],
  outFolder: join(root, "out"),
  grep: values.grep,
  timeoutMs: 600_000,
}))
  ? 1
  : 0;

async function findEditor(): Promise<Editor> {
  const executable = await findDesktop();
  if (executable) return { kind: "desktop", executable };
  const serverFolder = await installServedWorkbench();
  return { kind: "served", serverFolder, chromiumPath: ensureChromium() };
}
