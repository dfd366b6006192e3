import { runTool } from "./run/tool.ts";

const fix = process.argv.includes("--fix");
const eslint = runTool("eslint", "bin/eslint.js", [".", "--max-warnings=0", ...(fix ? ["--fix"] : [])]);
const prettier = runTool("prettier", "bin/prettier.cjs", [fix ? "--write" : "--check", "--log-level=warn", "."]);
process.exitCode = eslint || prettier;
