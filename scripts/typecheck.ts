import { runTool } from "./run/tool.ts";

// The renderer runs in a web page and is checked against its names; everything else runs in Node.
const projects = ["tsconfig.json", "src/renderer/tsconfig.json"];
const codes = projects.map((project) => runTool("typescript", "bin/tsc", ["--project", project]));
process.exitCode = codes.find((code) => code !== 0) ?? 0;
