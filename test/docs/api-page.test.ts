import assert from "node:assert/strict";
import { apiEntry, apiPage } from "../../scripts/docs/api-page.ts";
import { documentedExports, exportsOf } from "../../scripts/docs/docstrings.ts";
import { publicNames } from "../../scripts/docs/public-names.ts";

describe("the API page", () => {
  it("has an entry for every name that a cell can import, with its source file", async function () {
    this.timeout(60_000);
    const page = await apiPage();
    for (const { name, file } of publicNames()) {
      assert.ok(page.includes(`### ${name}\n`), name);
      assert.ok(page.includes(`(../${file})`), file);
    }
  });

  it("lays an entry out as signature, parameters, result, errors, source and example", () => {
    const code = [
      "/** What it takes. */",
      "export interface TwiceOptions { readonly value: number }",
      "/**",
      " * Doubles, see {@link half}.",
      " *",
      " * @param options - a number",
      " * @returns twice",
      " *   as much",
      " * @throws `finance/odd`",
      " * @source arithmetic",
      " * @example",
      " * twice({ value: 2 }); // 4",
      " */",
      "export function twice(options: TwiceOptions): number { return 2 * options.value; }",
    ].join("\n");
    const all = exportsOf("src/finance/twice.ts", code);
    const twice = all.find(({ name }) => name === "twice");
    assert.ok(twice);
    const parts = [
      "### twice",
      "Doubles, see `half`.",
      "```ts\nfunction twice(options: TwiceOptions): number\n\ninterface TwiceOptions { readonly value: number }\n```",
      "**Parameters**\n\n- `options`: a number",
      "**Returns**\n\n- twice   as much",
      "**Throws**\n\n- `finance/odd`",
      "**Source**\n\n- arithmetic",
      "```ts\ntwice({ value: 2 }); // 4\n```",
      "<sub>[src/finance/twice.ts](../src/finance/twice.ts)</sub>",
    ];
    assert.equal(apiEntry(twice, all), parts.join("\n\n"));
  });

  it("leaves no link as it stands in a docstring", () => {
    const entries = documentedExports().map((entry) => apiEntry(entry, []));
    assert.deepEqual(
      entries.filter((entry) => entry.includes("{@link")),
      [],
    );
  });
});
