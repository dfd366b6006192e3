import { runTool } from "./run/tool.ts";

const files = process.argv.slice(2);
const all = ["--parallel", "test/**/*.test.ts", "--ignore", "test/vscode/**", "--ignore", "test/renderer/browser/**"];
process.exitCode = runTool("mocha", "bin/mocha.js", files.length > 0 ? files : all);
