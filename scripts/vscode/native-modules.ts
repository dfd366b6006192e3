import { cpSync, existsSync, globSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/tool.ts";

/** DuckDB beside the library, where it looks for the package when the notebook's folder has none. */
const besideLibrary = join(root, "dist", "modules", "node_modules");
const bindings = "@duckdb/node-bindings-";
const needed = ["@duckdb/node-api", "@duckdb/node-bindings", "detect-libc"];

/** What VS Code calls the platform whose DuckDB is installed here, `linux-x64`; npm installs the one of the machine. */
export function installedPlatform(): string {
  const [folder = ""] = globSync(join("node_modules", `${bindings}*`), { cwd: root });
  const [platform = "", arch = "", libc] = folder.replaceAll("\\", "/").split(bindings)[1]?.split("-") ?? [];
  if (platform === "" || arch === "") throw new Error("DuckDB for this platform is not installed; run npm ci");
  return `${libc === "musl" ? "alpine" : platform}-${arch}`;
}

/** Runs work while DuckDB for this platform lies in `dist/`, and takes it out again. */
export function withNativeModules<Value>(work: () => Value): Value {
  const own = globSync(`${bindings}*`, { cwd: join(root, "node_modules") }).map((path) => path.replaceAll("\\", "/"));
  rmSync(besideLibrary, { recursive: true, force: true });
  try {
    for (const name of [...needed, ...own]) {
      const source = join(root, "node_modules", name);
      if (!existsSync(source)) throw new Error(`${name} is not installed; run npm ci`);
      mkdirSync(join(besideLibrary, name), { recursive: true });
      cpSync(source, join(besideLibrary, name), {
        recursive: true,
        dereference: true,
        filter: (path) => !path.endsWith(".d.ts"),
      });
    }
    return work();
  } finally {
    rmSync(besideLibrary, { recursive: true, force: true });
  }
}
