import { runTool } from "./run/tool.ts";
import { withProcesses } from "./run/suites.ts";

/** The tests that start kernels, commands, threads or a compiler of their own. */
process.exitCode = runTool("mocha", "bin/mocha.js", ["--parallel", ...withProcesses]);
