/** What the files of one folder of `src/` may import: folders below it, and packages (a trailing `*` matches a prefix). */
export interface Layer {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const node = ["node:*"];

/** The one list of the layers, from the bottom up; lint and the tidy test read it. A file of `src/` itself is named by its path. */
export const layers: Readonly<Record<string, Layer>> = {
  base: { folders: [], packages: [] },
  finance: { folders: ["base"], packages: [] },
  tables: { folders: ["base", "finance"], packages: ["arquero"] },
  charts: { folders: ["base", "tables"], packages: ["arquero", "vega-lite"] },
  data: { folders: ["base"], packages: ["arquero", "@duckdb/*", ...node] },
  claims: { folders: ["base", "finance", "tables", "data"], packages: ["arquero"] },
  threads: { folders: ["base", "finance"], packages: node },
  notebook: { folders: ["base"], packages: ["markdown-it", ...node] },
  "library.ts": { folders: ["base", "finance", "tables", "charts", "data", "claims", "threads", "notebook"], packages: [] },
  kernel: {
    folders: ["base", "notebook"],
    packages: ["acorn", "magic-string", "@jridgewell/*", "vega", "vega-lite", "vega-interpreter", "@resvg/resvg-wasm", ...node],
  },
  language: { folders: ["base", "notebook"], packages: ["typescript", ...node] },
  cli: {
    folders: ["base", "finance", "tables", "charts", "data", "claims", "notebook", "kernel", "language"],
    packages: ["commander", ...node],
  },
  extension: { folders: ["base", "notebook", "claims", "kernel", "language"], packages: ["vscode", ...node] },
  renderer: { folders: ["base"], packages: ["vega", "vega-lite", "vega-interpreter", "vscode-notebook-renderer"] },
};

/** The folder of `src/` that a path belongs to, or the file's own name where it stands in `src/` itself. */
export function layerOf(pathInSrc: string): string {
  return pathInSrc.split("/")[0] ?? pathInSrc;
}

/** Tells whether a package name is among the allowed patterns. */
export function allowsPackage(layer: Layer, name: string): boolean {
  return layer.packages.some((pattern) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`),
  );
}
