import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { KernelClient } from "../../src/kernel/client.ts";
import { kernelFromSource, run, told } from "./kernel-under-test.ts";

const declarations = fileURLToPath(new URL("../../types/cell-globals.d.ts", import.meta.url));

/** What the compiler says of a cell that has nothing but the declared globals. */
function diagnose(code: string): string[] {
  const options: ts.CompilerOptions = {
    lib: ["lib.es2023.d.ts"],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    types: [],
    strict: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const cell = "cell.mts";
  const inMemory: ts.CompilerHost = {
    ...host,
    fileExists: (path) => path === cell || host.fileExists(path),
    getSourceFile: (path, version, ...rest) =>
      path === cell ? ts.createSourceFile(path, code, version, true) : host.getSourceFile(path, version, ...rest),
  };
  const program = ts.createProgram([declarations, cell], options, inMemory);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("the globals of cells", () => {
  const used = `
    display(html\`<b>\${1}</b>\`, { id: "a" }); display.update("a", md\`*\${2}*\`); clearOutput({ wait: true });
    const rate: string = await input("Rate?", { password: true });
    let sum = 0;
    for (const x of progress([1, 2], { label: "days" })) sum += x;
    async function* feed() { yield 3 }
    for await (const x of progress(feed())) sum += x;
    display([svg\`<svg></svg>\`.toString(), tex\`x^2\`, json({ rate }).bundle, sum, Out[1].anything, _, __, ___]);
    export {};`;

  it("are declared for the editor as cells use them", () => {
    assert.deepEqual(diagnose(used), []);
    assert.equal(diagnose("display(1, 2); input({}); progress(3); Out[1] = 2; export {};").length, 4);
  });

  it("are those that are declared, no more and no fewer", async () => {
    const { statements } = ts.createSourceFile("d.ts", ts.sys.readFile(declarations) ?? "", ts.ScriptTarget.ES2023, true);
    const declared = statements.flatMap((node) => {
      if (ts.isFunctionDeclaration(node)) return node.name?.text ?? [];
      return ts.isVariableStatement(node) ? node.declarationList.declarations.map(({ name }) => name.getText()) : [];
    });
    const own = "Object.getOwnPropertyNames(globalThis)";
    const plain = `JSON.parse(require("node:child_process").execFileSync(process.execPath, ["-p", "JSON.stringify(${own})"], { encoding: "utf8" }))`;
    await using kernel = await KernelClient.start({ ...kernelFromSource, libraryNames: [] });
    const { events } = await run(kernel, `const plain = ${plain};\n${own}.filter((name) => !plain.includes(name)).join(" ")`);
    const names = /^result: '(.*)'$/.exec(told(events)[0] ?? "")?.[1]?.split(" ") ?? [];
    assert.deepEqual(names.filter((name) => !name.startsWith("__carrybook")).sort(), [...new Set(declared)].sort());
  });
});
