import assert from "node:assert/strict";
import { readClaims } from "../../src/base/saved-claim.ts";
import { claimsTable } from "../../src/cli/claims-table.ts";
import { columnsOf } from "../../src/cli/terminal.ts";
import type { ClaimRow } from "../../src/notebook/claims.ts";

const paint = (_style: unknown, text: string) => text;
const [blank] = readClaims({
  claims: [{ id: "a", says: "yields rise", printed: "1.5%", computed: "1.50%", verdict: "reproduces" }],
});
assert.ok(blank);
const row = (fields: Partial<ClaimRow>): ClaimRow => ({ ...blank, position: 1, ...fields });
const rows = [
  row({ says: "A hedged Treasury yields 0.30% once the cost of rolling three-month forwards is taken off", section: "§3.1" }),
  row({ says: "日本の利回りが上がる", printed: "20-40bp", computed: "6bp to 95bp", verdict: "needs a model" }),
  row({ says: "the gap widens", printed: "1.20pp", computed: "1.20pp, unchanged", verdict: "does not reproduce" }),
];

describe("claimsTable", () => {
  const widths: [width: number, table: string][] = [
    [
      80,
      `Claim                           Printed  Computed           Verdict
──────────────────────────────  ───────  ─────────────────  ────────────────────
A hedged Treasury yields 0.30%  1.5%     1.50%              ✓ reproduces
once the cost of rolling
three-month forwards is taken
off (§3.1)
日本の利回りが上がる            20-40bp  6bp to 95bp        ◐ needs a model
the gap widens                  1.20pp   1.20pp, unchanged  ✗ does not reproduce
──────────────────────────────  ───────  ─────────────────  ────────────────────
3 claims; does not reproduce: 1, needs a model: 1, reproduces: 1
`,
    ],
    [
      40,
      `✓ reproduces
    A hedged Treasury yields 0.30% once
    the cost of rolling three-month
    forwards is taken off (§3.1)
    printed 1.5%, computed 1.50%
◐ needs a model
    日本の利回りが上がる
    printed 20-40bp, computed 6bp to
    95bp
✗ does not reproduce
    the gap widens
    printed 1.20pp, computed 1.20pp,
    unchanged
3 claims; does not reproduce: 1, needs a model: 1, reproduces: 1
`,
    ],
  ];
  for (const [width, table] of widths) {
    it(`fits ${width} columns`, () => assert.equal(claimsTable([{ file: "a.ipynb", claims: rows }], { width, paint }), table));
  }

  it("stays within the terminal, whatever the texts", () => {
    const long = [row({ says: "x".repeat(300), printed: "9".repeat(60), computed: "word ".repeat(40), verdict: "reproduces" })];
    for (let width = 30; width <= 140; width++) {
      const lines = claimsTable([{ file: "a.ipynb", claims: [...rows, ...long] }], { width, paint })
        .split("\n")
        .slice(0, -2);
      assert.deepEqual(
        lines.filter((line) => columnsOf(line) > width),
        [],
        `at ${width} columns`,
      );
    }
  });

  it("is nothing for no claims", () => assert.equal(claimsTable([{ file: "a.ipynb", claims: [] }], { width: 80, paint }), ""));

  it("puts several notebooks' claims under their names, and counts each and all", () => {
    const notebooks = [
      { file: "one.ipynb", claims: rows },
      { file: "empty.ipynb", claims: [] },
      { file: "other.ipynb", claims: rows.slice(2) },
    ];
    assert.equal(
      claimsTable(notebooks, { width: 114, paint }),
      `Claim                                                             Printed  Computed           Verdict
────────────────────────────────────────────────────────────────  ───────  ─────────────────  ────────────────────
one.ipynb
A hedged Treasury yields 0.30% once the cost of rolling           1.5%     1.50%              ✓ reproduces
three-month forwards is taken off (§3.1)
日本の利回りが上がる                                              20-40bp  6bp to 95bp        ◐ needs a model
the gap widens                                                    1.20pp   1.20pp, unchanged  ✗ does not reproduce
other.ipynb
the gap widens                                                    1.20pp   1.20pp, unchanged  ✗ does not reproduce
────────────────────────────────────────────────────────────────  ───────  ─────────────────  ────────────────────
one.ipynb    3 claims; does not reproduce: 1, needs a model: 1, reproduces: 1
empty.ipynb  0 claims
other.ipynb  1 claim; does not reproduce: 1
all          4 claims; does not reproduce: 2, needs a model: 1, reproduces: 1
`,
    );
  });

  it("paints verdicts by their meaning, and keeps the columns", () => {
    const table = claimsTable([{ file: "a.ipynb", claims: rows }], {
      width: 80,
      paint: (style, text) => `<${String(style)}>${text}</>`,
    });
    assert.match(table, /1\.50% {14}<green>✓ reproduces<\/>/);
    assert.match(table, /unchanged {2}<red>✗ does not reproduce<\/>/);
    assert.match(table, /<yellow>◐ needs a model<\/>/);
  });
});
