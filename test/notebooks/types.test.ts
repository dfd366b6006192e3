import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  paths: { carrybook: [join(root, "src", "library.ts")] },
};

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

/** The code of a notebook as one module: its cells one after the other. */
function notebookCode(path: string): string {
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as { cells: Cell[] };
  return cells
    .filter((cell) => cell.cell_type === "code")
    .map((cell) => (typeof cell.source === "string" ? cell.source : cell.source.join("")))
    .join("\n;\n");
}

/** What the compiler says of modules that exist in memory only, by name. */
function diagnose(modules: Readonly<Record<string, string>>): string[] {
  const paths = new Map(Object.entries(modules).map(([name, text]) => [join(root, "notebooks", name), text]));
  const host = ts.createCompilerHost(options);
  const inMemory: ts.CompilerHost = {
    ...host,
    fileExists: (path) => paths.has(path) || host.fileExists(path),
    getSourceFile: (path, version, ...rest) => {
      const text = paths.get(path);
      return text === undefined ? host.getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version, true);
    },
  };
  const program = ts.createProgram([...paths.keys()], options, inMemory);
  return [...paths.keys()].flatMap((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map((diagnostic) => {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      const code = diagnostic.file?.text.split("\n")[line]?.trim() ?? "";
      return `${basename(path)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")} in ${code}`;
    }),
  );
}

describe("the notebooks' cells", () => {
  it("hold no type error, and a percent where a rate is due is one", function () {
    this.timeout(60_000);
    const notebooks = globSync("notebooks/*.ipynb", { cwd: root });
    assert.ok(notebooks.length > 0, "there are no notebooks to check");
    const modules = Object.fromEntries(notebooks.map((path) => [`${basename(path)}.ts`, notebookCode(join(root, path))]));
    const wrong = `import { hedgeCost, pct, bp } from "carrybook";
hedgeCost({ mode: "rateDifferential", usRate: 4.3, jpRate: pct(0.5), basis: bp(0) });`;
    const found = diagnose({ ...modules, "wrong.ts": wrong });
    assert.deepEqual(
      found.filter((line) => !line.startsWith("wrong.ts")),
      [],
    );
    assert.equal(found.length, 1);
    assert.match(String(found[0]), /Type 'number' is not assignable to type 'Rate'/);
  });
});
