import assert from "node:assert/strict";
import { type ClaimOutcome, outcomeOf, outcomeText, withRecorded } from "../../src/notebook/checked-claims.ts";
import { claimsIn, type ClaimRow } from "../../src/notebook/claims.ts";

const rows = (...claims: readonly (readonly [id: string, verdict: string])[]): ClaimRow[] =>
  claimsIn([[{ claims: claims.map(([id, verdict]) => ({ id, verdict })) }]]);

const saved = rows(["same", "does not reproduce"], ["other", "reproduces"], ["gone", "reproduces"]);
const now = rows(["same", "does not reproduce"], ["other", "needs a model"], ["new", "does not reproduce"]);
const checked = withRecorded("a.ipynb", now, saved);

describe("claims after a run", () => {
  const outcomes: readonly (readonly [id: string, whenRan: ClaimOutcome, whenFailed: ClaimOutcome, text: string])[] = [
    ["same", "passed", "passed", "recorded as does not reproduce, now does not reproduce"],
    ["other", "failed", "failed", "recorded as reproduces, now needs a model"],
    ["new", "passed", "passed", "recorded as , now does not reproduce"],
    ["gone", "failed", "errored", "recorded as reproduces, now gone"],
  ];
  for (const [id, whenRan, whenFailed, text] of outcomes) {
    it(`take "${id}" for ${whenRan}, and for ${whenFailed} where a cell failed`, () => {
      const claim = checked.find((one) => one.id === id);
      assert.ok(claim);
      assert.deepEqual([outcomeOf(claim, false), outcomeOf(claim, true)], [whenRan, whenFailed]);
      assert.equal(outcomeText(claim, false), text);
    });
  }

  it("say of one that was not reached why", () => {
    const gone = checked.at(-1);
    assert.ok(gone);
    assert.equal(outcomeText(gone, true), "not reached: a cell failed");
  });
});
