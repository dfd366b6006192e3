import assert from "node:assert/strict";
import { checkKernel, markAsCarrybook } from "../../src/notebook/kernelspec.ts";
import type { NotebookFile } from "../../src/notebook/nbformat.ts";

describe("markAsCarrybook", () => {
  const languages: [what: string, before: Record<string, unknown>, after: Record<string, unknown>][] = [
    [
      "python, as VS Code saves it",
      { name: "python", version: "3.11" },
      { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" },
    ],
    ["typescript, with what it holds", { name: "typescript", version: "6" }, { name: "typescript", version: "6" }],
  ];
  for (const [what, before, after] of languages) {
    it(`sets kernel and language over ${what}`, () => {
      const file = {
        cells: [],
        metadata: { language_info: before as { name: string } },
        nbformat: 4,
        nbformat_minor: 5,
      } satisfies NotebookFile;
      markAsCarrybook(file);
      assert.deepEqual(file.metadata, {
        language_info: after,
        kernelspec: { display_name: "Carrybook", language: "typescript", name: "carrybook" },
      });
    });
  }
});

describe("checkKernel", () => {
  const notebook = (kernel?: string, language?: string): NotebookFile => ({
    cells: [],
    metadata: {
      ...(kernel === undefined ? {} : { kernelspec: { name: kernel, display_name: kernel } }),
      ...(language === undefined ? {} : { language_info: { name: language } }),
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
  const rows: [kernel: string | undefined, language: string | undefined, refused: RegExp | undefined][] = [
    ["carrybook", "typescript", undefined],
    ["carrybook", "python", undefined],
    ["carrybook", undefined, undefined],
    [undefined, "typescript", undefined],
    [undefined, undefined, undefined],
    ["python3", "python", /one for the kernel "python3", a\.ipynb/],
    ["deno", "typescript", /one for the kernel "deno"/],
    [undefined, "python", /one in python, a\.ipynb/],
  ];
  for (const [kernel, language, refused] of rows) {
    it(`${refused ? "refuses" : "takes"} kernel ${kernel ?? "none"} in ${language ?? "no language"}`, () => {
      const check = () => checkKernel(notebook(kernel, language), "a.ipynb");
      if (refused) assert.throws(check, { code: "notebook/other-kernel", message: refused });
      else assert.doesNotThrow(check);
    });
  }
});
