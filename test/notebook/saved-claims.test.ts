import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mime } from "../../src/base/host.ts";
import { savedClaims } from "../../src/notebook/saved-claims.ts";

/** A notebook with one cell for each list of claims; a cell that did not run has no list. */
function notebook(...cells: readonly (readonly object[] | undefined)[]): string {
  return JSON.stringify({
    cells: cells.map((claims, index) => ({
      ...{ cell_type: "code", id: `c${index}`, metadata: {}, source: "claim()" },
      execution_count: claims ? index + 1 : null,
      outputs: claims?.length ? [{ output_type: "display_data", data: { [mime.claims]: { claims } }, metadata: {} }] : [],
    })),
    ...{ metadata: {}, nbformat: 4, nbformat_minor: 5 },
  });
}

const row = (id: string) => ({
  id,
  verdict: "reproduces",
  quantity: "USD/JPY",
  figure: "125",
  relation: "equal",
  unit: "jpyPerUsd",
});

describe("the claims of other notebooks", () => {
  let folder = "";
  const file = async (text: string, name = "n.ipynb") => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-claims-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("come in the order of the files and of their cells, with what a comparison needs", async () => {
    const one = await file(notebook([row("a"), row("b")], [row("c")]), "one.ipynb");
    const other = await file(notebook([row("d")]), "other.ipynb");
    const claims = await savedClaims(other, one);
    assert.deepEqual(
      claims.map(({ id }) => id),
      ["d", "a", "b", "c"],
    );
    assert.deepEqual([claims[0]?.quantity, claims[0]?.figure, claims[0]?.unit], ["USD/JPY", "125", "jpyPerUsd"]);
  });

  it("leave out cells that are not meant to run", async () => {
    const text = JSON.parse(notebook([row("a")], undefined, undefined)) as { cells: Record<string, unknown>[] };
    Object.assign(text.cells[1] ?? {}, { metadata: { tags: ["skip-execution"] } });
    Object.assign(text.cells[2] ?? {}, { source: " \n" });
    assert.equal((await savedClaims(await file(JSON.stringify(text)))).length, 1);
  });

  const unrun: readonly (readonly [what: string, text: string, received: RegExp])[] = [
    ["was saved without outputs", notebook(undefined, undefined), /no run of its cell 1/],
    ["did not run to its end", notebook([row("a")], undefined), /no run of its cell 2/],
    ["has no claim", notebook([]), /a run without a claim/],
  ];
  for (const [what, text, received] of unrun) {
    it(`say how to run a notebook that ${what}`, async () => {
      const path = await file(text);
      await assert.rejects(savedClaims(path), (error: Error & { code?: string }) => {
        assert.equal(error.code, "notebook/not-run");
        assert.match(error.message, received);
        return error.message.includes(`carrybook run ${path} --inplace`);
      });
    });
  }

  it("say where a notebook was looked for", async () => {
    await assert.rejects(savedClaims(join(folder, "none.ipynb")), { code: "notebook/not-found" });
  });
});
