import { build as bundle, type BuildOptions, type Plugin } from "esbuild";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyLanguageFiles } from "./language-files.ts";
import { root, runTool, toolPath } from "./tool.ts";

const dist = join(root, "dist");

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  target: "es2023",
  legalComments: "linked",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
};

/** CommonJS packages inside an ES module bundle still call `require` for Node's own modules. */
const requireInModules = {
  js: `import { createRequire as carrybookCreateRequire } from "node:module"; const require = carrybookCreateRequire(import.meta.url);`,
};

const node: BuildOptions = { ...shared, target: "node24", platform: "node", format: "esm", banner: requireInModules };

/** The library finds arquero beside itself, so that a cell, the library and the kernel share one instance. */
const arqueroBesideLibrary: Plugin = {
  name: "arquero-beside-library",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^arquero$/ }, () => ({ path: "../arquero/index.js", external: true }));
  },
};

const bundles: readonly BuildOptions[] = [
  {
    ...shared,
    target: "node24",
    platform: "node",
    format: "cjs",
    entryPoints: ["src/extension/main.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
  },
  {
    ...node,
    entryPoints: { child: "src/kernel/child/main.ts", control: "src/kernel/child/control.ts" },
    outdir: "dist/kernel",
    splitting: true,
    minifyWhitespace: true,
    minifySyntax: true,
    // What cells import is known only when they run: that import() stays as it is.
    logOverride: { "unsupported-dynamic-import": "silent" },
  },
  // The compiler comes along: it is as large as all the rest. The editor starts the process, the command loads the server.
  {
    ...node,
    entryPoints: ["src/language/process.ts", "src/language/server.ts"],
    outdir: "dist/language",
    splitting: true,
    banner: { js: `${requireInModules.js} const __filename = import.meta.filename, __dirname = import.meta.dirname;` },
    minify: true,
  },
  {
    ...shared,
    platform: "node",
    format: "cjs",
    entryPoints: ["src/language/plugin/main.ts"],
    outfile: "dist/language/plugin/index.js",
    // The TypeScript server takes a module that is a function.
    footer: { js: "module.exports = module.exports.default;" },
  },
  { ...node, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js" },
  {
    ...shared,
    platform: "browser",
    format: "esm",
    entryPoints: ["src/renderer/main.ts"],
    outfile: "dist/renderer.js",
    minify: true,
  },
  { ...node, entryPoints: ["arquero"], outfile: "dist/modules/arquero/index.js", minifyWhitespace: true },
  { ...node, entryPoints: ["src/library.ts"], outfile: "dist/modules/carrybook/index.js", plugins: [arqueroBesideLibrary] },
  // The library starts it, and looks for it beside itself.
  { ...node, entryPoints: ["src/threads/thread.ts"], outfile: "dist/modules/carrybook/thread.js" },
];

/** Builds everything that ships into `dist/`: bundles, the library's types, fonts and the picture maker's WebAssembly. */
export async function build(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(join(dist, "kernel"), { recursive: true });
  await Promise.all([
    ...bundles.map((options) => bundle(options)),
    cp(toolPath("@resvg/resvg-wasm", "index_bg.wasm"), join(dist, "kernel", "resvg.wasm")),
    cp(join(root, "media", "fonts"), join(dist, "kernel", "fonts"), { recursive: true }),
    cp(toolPath("arquero", "dist/types"), join(dist, "modules", "arquero", "types"), { recursive: true }),
    copyLanguageFiles(join(dist, "language")),
  ]);
  await listExports();
  if (runTool("typescript", "bin/tsc", ["--project", "tsconfig.library.json"]) !== 0) {
    throw new Error("the library's declarations could not be written: see the compiler's messages above");
  }
  await cp(join(root, "types", "cell-globals.d.ts"), join(dist, "modules", "carrybook", "types", "cell-globals.d.ts"));
}

/** The kernel offers each of the library's names as a global without loading the library first. */
async function listExports(): Promise<void> {
  const library = (await import(pathToFileURL(join(dist, "modules", "carrybook", "index.js")).href)) as object;
  await writeFile(join(dist, "modules", "carrybook", "exports.json"), JSON.stringify(Object.keys(library).sort()) + "\n");
}
