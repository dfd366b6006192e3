import { globSync } from "node:fs";
import { root, runTool } from "./run/tool.ts";

/** The renderer's bundle in a real browser; finds or installs Chromium by itself. */
const files = globSync("test/renderer/browser/*.test.ts", { cwd: root });
process.exitCode = runTool("mocha", "bin/mocha.js", ["--timeout", "120000", ...files]);
