import assert from "node:assert/strict";
import { readClaims, type SavedSource, sourceText, sourceTexts } from "../../src/base/saved-claim.ts";

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

describe("sources in lines", () => {
  const dgs10 = { ...source, origin: "snapshot" };
  const [friday, tuesday] = [{ figure: "4.24% (2026-01-16)" }, { figure: "4.30% (2026-01-20)" }];

  it("put the observations of one series into one, also where another stands between", () => {
    const dgs30 = { ...dgs10, series: "DGS30", figure: "4.91% (2026-01-20)" };
    assert.deepEqual(sourceTexts([{ ...dgs10, ...friday }, dgs30, { ...dgs10, ...tuesday }]), [
      "Federal Reserve, DGS10: 4.24% (2026-01-16; snapshot), 4.30% (2026-01-20; snapshot)",
      "Federal Reserve, DGS30: 4.91% (2026-01-20; snapshot)",
    ]);
  });

  it("keep files apart, and a whole series from its observations", () => {
    const other = { ...dgs10, ...tuesday, sha256: "4567" };
    assert.deepEqual(sourceTexts([dgs10, { ...dgs10, ...friday }, other]), [
      "Federal Reserve, DGS10 (snapshot)",
      "Federal Reserve, DGS10: 4.24% (2026-01-16; snapshot)",
      "Federal Reserve, DGS10: 4.30% (2026-01-20; snapshot)",
    ]);
  });
});
