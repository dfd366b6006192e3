import assert from "node:assert/strict";
import { readClaims, type SavedSource, sourceText } from "../../src/base/saved-claim.ts";

const source = {
  ...{ agency: "Federal Reserve", series: "DGS10", figure: null, asOf: "2026-05-15", origin: "agency" },
  ...{ url: "https://example.test", sha256: "0123", note: null },
};

describe("saved claims", () => {
  it("are read whole", () => {
    const claim = {
      ...{ id: "a", says: "yields rise", source: "s", section: "§1", printed: "1.5%" },
      ...{ figure: "1.5", relation: "equal", unit: "rate", quantity: "10-year JGB yield", asOf: "2026-05-15" },
      ...{ computed: "1.60%", verdict: "does not reproduce", comparison: "equal", distance: 0.1, tolerance: 0.05 },
      ...{ off: "0.10pp, where 0.05pp is allowed", note: "n", holdsWhen: "h" },
      steps: [{ name: "f", value: "1", formula: "a", inputs: ["a 1"], steps: [["b", "a", "1", "1"]], warnings: ["w"] }],
      sources: [source],
    };
    assert.deepEqual(readClaims(JSON.parse(JSON.stringify({ claims: [claim] }))), [claim]);
  });

  it("of an earlier version have empty fields", () => {
    const [claim] = readClaims({ claims: [{ id: "a", verdict: "reproduces", sources: ["FRED, DGS10"] }] });
    assert.deepEqual([claim?.says, claim?.distance, claim?.steps, claim?.sources[0]?.agency], ["", null, [], ""]);
  });

  const unreadable: readonly (readonly [what: string, content: unknown])[] = [
    ["nothing", undefined],
    ["text", "claims"],
    ["no list", { claims: { id: "a" } }],
    ["no id", { claims: [{ verdict: "reproduces" }] }],
    ["no verdict", { claims: [{ id: "a" }] }],
    ["null", { claims: [null] }],
  ];
  for (const [what, content] of unreadable) it(`are none in ${what}`, () => assert.deepEqual(readClaims(content), []));
});

describe("a source in one line", () => {
  const texts: readonly (readonly [text: string, fields: Partial<SavedSource>])[] = [
    ["Federal Reserve, DGS10", {}],
    ["Federal Reserve, DGS10 (snapshot)", { origin: "snapshot" }],
    ["Federal Reserve, DGS10: 4.59% (2026-05-15)", { figure: "4.59% (2026-05-15)" }],
    ["Federal Reserve, DGS10: 4.59% (2026-05-15; snapshot)", { figure: "4.59% (2026-05-15)", origin: "snapshot" }],
  ];
  for (const [text, fields] of texts) it(text, () => assert.equal(sourceText({ ...source, ...fields }), text));
});
