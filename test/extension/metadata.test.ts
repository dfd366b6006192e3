import assert from "node:assert/strict";
import { carrybookMetadata, cellTags, isCarrybookMetadata } from "../../src/extension/metadata.ts";

const kernelspec = { name: "carrybook", display_name: "Carrybook", language: "typescript" };
const language_info = { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" };

describe("carrybookMetadata", () => {
  it("gives a new notebook the kernel and the language", () => {
    assert.deepEqual(carrybookMetadata({}), { metadata: { kernelspec, language_info } });
  });

  it("keeps what else the file says, and takes another language's details away", () => {
    const python = {
      indentAmount: " ",
      metadata: { title: "Carry", kernelspec: { name: "python3" }, language_info: { name: "python", version: "3.12" } },
    };
    assert.deepEqual(carrybookMetadata(python), {
      indentAmount: " ",
      metadata: { title: "Carry", kernelspec, language_info },
    });
  });

  it("changes nothing where both are set", () => {
    assert.equal(
      carrybookMetadata({ metadata: { kernelspec: { name: "carrybook" }, language_info: { name: "typescript" } } }),
      undefined,
    );
  });

  it("adds the language where only the kernel is set", () => {
    assert.deepEqual(carrybookMetadata({ metadata: { kernelspec } }), { metadata: { kernelspec, language_info } });
  });
});

describe("isCarrybookMetadata", () => {
  const cases: [metadata: Record<string, unknown>, expected: boolean][] = [
    [{ metadata: { kernelspec } }, true],
    [{ metadata: { kernelspec: { name: "python3" } } }, false],
    [{ kernelspec }, false],
    [{ metadata: null }, false],
    [{}, false],
  ];
  for (const [metadata, expected] of cases) {
    it(`says ${expected} for ${JSON.stringify(metadata)}`, () => assert.equal(isCarrybookMetadata(metadata), expected));
  }
});

describe("cellTags", () => {
  it("reads the tags that steer a run", () => {
    assert.deepEqual(cellTags({ metadata: { tags: ["raises-exception", "parameters"] } }), {
      raisesException: true,
      skipExecution: false,
    });
    assert.deepEqual(cellTags({ metadata: { tags: ["skip-execution"] } }), { raisesException: false, skipExecution: true });
    assert.deepEqual(cellTags({ metadata: { tags: "skip-execution" } }), { raisesException: false, skipExecution: false });
    assert.deepEqual(cellTags({}), { raisesException: false, skipExecution: false });
  });
});
