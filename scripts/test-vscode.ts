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

// Packages the extension, installs it into a real VS Code and runs the suites of test/vscode there: `suite`, and `restricted` in a
// workspace that is not trusted. `--suite NAME` runs one of them, `--grep TEXT` some of its tests; `--no-build` takes dist/ as it is.
const { values } = parseArgs({
  options: { grep: { type: "string" }, suite: { type: "string" }, "no-build": { type: "boolean" } },
});
const suites = [
  { name: "suite", isTrusted: true, outFolder: join(root, "out") },
  { name: "restricted", isTrusted: false, outFolder: join(root, "out", "restricted") },
];

if (!values["no-build"]) await build();
const editor = await findEditor();
const vsix = packageExtension("platform");
let failures = 0;
for (const { name, isTrusted, outFolder } of suites.filter(({ name }) => values.suite === undefined || values.suite === name)) {
  failures += await runSuite({
    editor,
    vsix,
    isTrusted,
    testsPath: await bundleSuite(name),
    workspaceSources: [join(root, "notebooks"), join(root, "test", "vscode", "fixtures")],
    outFolder,
    grep: values.grep,
    timeoutMs: 900_000,
  });
}
process.exitCode = failures > 0 ? 1 : 0;

async function findEditor(): Promise<Editor> {
  const executable = await findDesktop();
  if (executable) return { kind: "desktop", executable };
  const serverFolder = await installServedWorkbench();
  return { kind: "served", serverFolder, chromiumPath: ensureChromium() };
}
