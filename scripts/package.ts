import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./run/build.ts";
import { root } from "./run/tool.ts";
import { packageExtension } from "./vscode/package-extension.ts";

mkdirSync(join(root, "out"), { recursive: true });
if (!process.argv.includes("--no-build")) await build();
for (const kind of ["universal", "platform"] as const) console.log(await packageExtension(kind));
