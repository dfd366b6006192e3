import assert from "node:assert/strict";
import { readClaims } from "../../src/base/saved-claim.ts";
import {
  claimIcon,
  claimLine,
  claimMarkdown,
  claimsTableMarkdown,
  claimText,
  countsLine,
  countsWords,
} from "../../src/extension/claims/claim-text.ts";
import type { ListedClaim } from "../../src/notebook/listed-claims.ts";

const calculation = { name: "cost", value: "4.28%", formula: "us - jp", inputs: ["us 4.50%"], steps: [["gap", "us - jp", "4.50% - 0.22%", "4.28%"]] }; // prettier-ignore
const source = { agency: "Federal Reserve", series: "DGS10", figure: "4.59% (2026-05-15)", origin: "snapshot" };
const [row] = readClaims({
  claims: [
    {
      ...{ id: "cost", says: "a hedge costs <4%>", section: "§3.1", printed: "4.00%", computed: "4.28%" },
      ...{ verdict: "does not reproduce", off: "0.280pp, where 0.005pp is allowed" },
      ...{ note: "By *its own* inputs.", holdsWhen: "It would hold at 4.22%.", steps: [calculation], sources: [source] },
    },
  ],
});
assert.ok(row);
const place = { position: 2, line: 0 };
const ran: ListedClaim = { id: row.id, says: row.says, section: row.section, printed: row.printed, ...place, row: { ...row, position: 2 } }; // prettier-ignore
const waiting: ListedClaim = { id: "gap", says: "the gap | is 1.20", section: "", printed: "1.20", ...place };

describe("a claim in the editor's words", () => {
  it("has its figures in a line, and says that it has not run", () => {
    assert.deepEqual([ran, waiting].map(claimLine), ["printed 4.00%, computed 4.28%", "printed 1.20, not run"]);
  });

  it("has an icon of the editor's tests", () => {
    assert.deepEqual([ran, waiting].map(claimIcon), [
      { icon: "error", colour: "testing.iconFailed" },
      { icon: "circle-outline", colour: "descriptionForeground" },
    ]);
  });

  it("is counted with the others", () => {
    assert.equal(countsLine([ran, waiting, ran]), "✗ 2  1 not run");
    assert.equal(countsWords([ran, waiting, ran]), "does not reproduce: 2, not run: 1");
  });

  it("is told with all that it carries, as text and never as markup", () => {
    assert.equal(
      claimMarkdown(ran),
      `**a hedge costs \\<4%\\>** (§3.1)

✗ does not reproduce: printed 4.00%, computed 4.28%, off by 0.280pp, where 0.005pp is allowed

By \\*its own\\* inputs.

It would hold at 4.22%.

\`\`\`text
cost = 4.28%
  us - jp
  us 4.50%
  gap = us - jp = 4.50% - 0.22% = 4.28%
\`\`\`

Source: Federal Reserve, DGS10: 4.59% \\(2026-05-15; snapshot\\)`,
    );
    assert.equal(claimMarkdown(waiting), "**the gap \\| is 1.20**\n\nprinted 1.20, not run: its cell has not run.");
  });

  it("cannot close the fence around its steps", () => {
    const steps = [{ ...calculation, formula: "a ``` b", warnings: [] }];
    const markdown = claimMarkdown({ ...ran, row: { ...row, position: 2, steps } });
    assert.match(markdown, /^````text$/m);
  });

  it("is copied as text, and with its notebook as a table", () => {
    assert.equal(
      claimText(ran),
      "a hedge costs <4%> (§3.1): printed 4.00%, computed 4.28%: does not reproduce\nBy *its own* inputs.\nIt would hold at 4.22%.",
    );
    assert.equal(
      claimsTableMarkdown([ran, waiting]),
      `| Claim | Section | Printed | Computed | Verdict |
| --- | --- | --- | --- | --- |
| a hedge costs \\<4%\\> | §3.1 | 4.00% | 4.28% | ✗ does not reproduce |
| the gap \\| is 1.20 |  | 1.20 |  | not run |
`,
    );
  });
});
