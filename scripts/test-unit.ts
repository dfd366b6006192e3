import { runTool } from "./run/tool.ts";

process.exitCode = runTool("mocha", "bin/mocha.js", process.argv.slice(2));
