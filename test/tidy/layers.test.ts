import assert from "node:assert/strict";
import { dirname, join, posix } from "node:path";
import { allowsPackage, layerOf, layers } from "../../scripts/layers.ts";
import { importsOf, sources } from "./sources.ts";

/** Each file of src/ with the files of src/ that it imports. */
const graph = new Map(
  sources("src").map((path) => [
    path,
    importsOf(path)
      .filter((name) => name.startsWith("."))
      .map((name) => posix.join(dirname(path), name)),
  ]),
);

describe("layers", () => {
  it("know every folder of src/", () => {
    const unknown = [...graph.keys()].filter((path) => !(layerOf(path.slice(4)) in layers));
    assert.deepEqual(unknown, []);
  });

  it("point downwards only", () => {
    const upward = [...graph].flatMap(([path, imports]) => {
      const own = layerOf(path.slice(4));
      const allowed = layers[own]?.folders ?? [];
      return imports
        .filter((target) => ![own, ...allowed].includes(layerOf(target.slice(4))))
        .map((target) => `${path} -> ${target}`);
    });
    assert.deepEqual(upward, []);
  });

  it("use only their own packages", () => {
    const foreign = [...graph.keys()].flatMap((path) => {
      const layer = layers[layerOf(path.slice(4))];
      const packages = importsOf(path).filter((name) => !name.startsWith("."));
      return packages.filter((name) => !layer || !allowsPackage(layer, name)).map((name) => `${path} -> ${name}`);
    });
    assert.deepEqual(foreign, []);
  });

  it("hold in the table itself: a folder never allows one that allows it back", () => {
    const mutual = Object.entries(layers).flatMap(([name, { folders }]) =>
      folders.filter((folder) => layers[folder]?.folders.includes(name)).map((folder) => `${name} <-> ${folder}`),
    );
    assert.deepEqual(mutual, []);
  });
});

describe("imports", () => {
  it("form no cycle", () => {
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): string | undefined => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(" -> ");
      if (done.has(path)) return undefined;
      done.add(path);
      for (const next of graph.get(path) ?? []) {
        const cycle = visit(next, [...trail, path]);
        if (cycle) return cycle;
      }
      return undefined;
    };
    const cycles = [...graph.keys()].map((path) => visit(path, [])).filter((cycle) => cycle !== undefined);
    assert.deepEqual(cycles, []);
  });

  it("reach every file of src/ from an entry point", () => {
    const entries = [
      "extension/main",
      "kernel/child/main",
      "kernel/child/control",
      "cli/main",
      "language/process",
      "language/plugin/main",
      "renderer/main",
      "library",
      "threads/thread",
    ];
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const next of graph.get(path) ?? []) visit(next);
    };
    for (const entry of entries) visit(join("src", `${entry}.ts`));
    const dead = [...graph.keys()].filter((path) => !reached.has(path));
    assert.deepEqual(dead, []);
  });
});
