import { runTool } from "./run/tool.ts";

process.exitCode = runTool("typescript", "bin/tsc", ["--project", "tsconfig.json"]);
