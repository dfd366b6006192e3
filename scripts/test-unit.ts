import { runTool } from "./run/tool.ts";
import { withProcesses } from "./run/suites.ts";

/** `npm run test:unit [-- FILE …]`: what needs neither an editor nor a browser nor kernels, to be run all the time. */
const files = process.argv.slice(2);
const others = [...withProcesses, "test/vscode/**", "test/renderer/browser/**"].flatMap((pattern) => ["--ignore", pattern]);
const all = ["--parallel", "test/**/*.test.ts", ...others];
process.exitCode = runTool("mocha", "bin/mocha.js", files.length > 0 ? files : all);
