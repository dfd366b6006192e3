import assert from "node:assert/strict";
import { join } from "node:path";
import { inspect } from "node:util";
import vm from "node:vm";
import ts from "typescript";
import { documentedExports } from "../../scripts/docs/docstrings.ts";
import { root } from "../../scripts/run/tool.ts";
import { type ExampleCode, exampleCodes, moduleUrl } from "./example-code.ts";

const examples = exampleCodes(documentedExports());

describe("the examples of the docstrings", () => {
  it("are many and mostly show what comes out, so that this test has found them", () => {
    assert.ok(examples.length > 50, String(examples.length));
    assert.ok(examples.filter(({ expectations }) => expectations > 0).length > 0.9 * examples.length);
  });

  it("compile as a cell would", function () {
    this.timeout(120_000);
    assert.deepEqual(complaints(examples), []);
  });

  for (const example of examples) {
    it(`run: ${example.title}`, async () => {
      await run(example);
    });
  }
});

/** Runs an example with the names that it needs, comparing each result with what its comment says. */
async function run({ body, imports }: ExampleCode): Promise<void> {
  const values = await Promise.all(
    imports.map(async ({ name, from }) => ((await import(moduleUrl(from))) as Record<string, unknown>)[name]),
  );
  const names = imports.map(({ name }) => name);
  const start = vm.compileFunction(`return (async () => {${body}\n})();`, [...names, "$check"]) as (
    ...parameters: unknown[]
  ) => Promise<void>;
  await start(...values, compare);
}

/** Equal as printed, as JSON, or as the value that the comment writes; numbers at 12 digits, or as far as they go before `…`. */
function compare(actual: unknown, expected: string): void {
  const plain = actual instanceof Float64Array ? [...actual] : actual;
  const printed = inspect(plain, { depth: 8, breakLength: Infinity, compact: true });
  if (expected.includes("…")) {
    const tight = (text: string) => text.replaceAll(/\s/g, "");
    const parts = tight(expected).split("…");
    assert.match(tight(printed), new RegExp(`^${parts.map((part) => part.replaceAll(/[^\w]/g, "\\$&")).join("\\d*")}$`));
    return;
  }
  if (printed === expected || JSON.stringify(actual) === expected) return;
  let value: unknown;
  try {
    value = vm.runInThisContext(`(${expected})`);
  } catch {
    assert.equal(printed, expected);
    return;
  }
  assert.deepEqual(rounded(plain), rounded(value));
}

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(12));
  if (Array.isArray(value)) return Array.from<unknown, unknown>(value, rounded);
  return value;
}

/** What the compiler says of the examples, each as a module of its own beside this test. */
function complaints(codes: readonly ExampleCode[]): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ["eslint.config.js"] }, ts.sys, root);
  const compiler: ts.CompilerOptions = { ...options, noUnusedLocals: false, types: ["node"] };
  const virtual = new Map(codes.map((code, index) => [join(root, "test", "docs", `example-${index}.ts`), code]));
  const host = ts.createCompilerHost(compiler);
  const overlay: ts.CompilerHost = {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    getSourceFile(path, ...rest) {
      const code = virtual.get(path);
      return code ? ts.createSourceFile(path, code.typed, ts.ScriptTarget.ES2023, true) : host.getSourceFile(path, ...rest);
    },
  };
  const program = ts.createProgram([...virtual.keys()], compiler, overlay);
  return [...virtual].flatMap(([path, code]) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((each) => `${code.title}: ${ts.flattenDiagnosticMessageText(each.messageText, " ")}`);
  });
}
