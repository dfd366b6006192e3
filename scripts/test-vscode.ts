import { parseArgs } from "node:util";
import { join } from "node:path";
import { runSuite } from "../test/vscode/driver/run.ts";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";
import { bundleSuite } from "./vscode/bundle-suite.ts";
import { findEditor } from "./vscode/editor.ts";
import { packageExtension } from "./vscode/package-extension.ts";

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
const vsix = await packageExtension("platform");
let failures = 0;
for (const { name, isTrusted, outFolder } of suites.filter(({ name }) => values.suite === undefined || values.suite === name)) {
  failures += await runSuite({
    editor,
    vsix,
    isTrusted,
    testsPath: await bundleSuite(`test/vscode/${name}`),
    workspaceSources: [join(root, "notebooks"), join(root, "test", "vscode", "fixtures")],
    outFolder,
    grep: values.grep,
    timeoutMs: 900_000,
  });
}
process.exitCode = failures > 0 ? 1 : 0;
