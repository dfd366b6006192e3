import assert from "node:assert/strict";
import { readClaims } from "../../src/base/saved-claim.ts";
import { claimColumns, ClaimsModel } from "../../src/renderer/claims/model.ts";

const content = {
  claims: [
    { id: "b10", verdict: "reproduces", section: "§10", says: "ten", distance: 0, tolerance: 0.5, off: "0bp, where 0.5bp is allowed" },
    { id: "b9", verdict: "does not reproduce", section: "§9", says: "nine", distance: -3, tolerance: 0.5 },
    { id: "a1", verdict: "needs a model", section: "§2", says: "two", distance: null, tolerance: null },
    { id: "a2", verdict: "does not reproduce", section: "§2", says: "two more", distance: 1, tolerance: 0.005 },
  ],
}; // prettier-ignore

const column = (title: string) => claimColumns.findIndex((one) => one.title === title);
const ids = (model: ClaimsModel) => model.rows.map(({ id }) => id).join(" ");

describe("claims in view", () => {
  let model: ClaimsModel;
  beforeEach(() => (model = new ClaimsModel(readClaims(content))));

  it("stand in the notebook's order, counted by verdict", () => {
    assert.equal(ids(model), "b10 b9 a1 a2");
    assert.deepEqual(model.counts, [
      ["does not reproduce", 2],
      ["needs a model", 1],
      ["reproduces", 1],
    ]);
    assert.equal(model.status, "4 claims");
  });

  const orders: readonly (readonly [title: string, up: string, down: string])[] = [
    ["Verdict", "b9 a2 a1 b10", "b10 a1 b9 a2"],
    ["Section", "a1 a2 b9 b10", "b10 b9 a1 a2"],
    ["Id", "a1 a2 b9 b10", "b10 b9 a2 a1"],
    ["Off by", "b10 b9 a2 a1", "a2 b9 b10 a1"],
  ];
  for (const [title, up, down] of orders) {
    it(`are sorted by ${title}, up, down, and as they were`, () => {
      const seen = [1, 2, 3].map(() => {
        model.toggleSort(column(title));
        return ids(model);
      });
      assert.deepEqual(seen, [up, down, "b10 b9 a1 a2"]);
    });
  }

  it("are filtered by one verdict, by two, and by none", () => {
    const seen = ["needs a model", "reproduces", "needs a model", "reproduces"].map((verdict) => {
      model.toggleFilter(verdict);
      return [ids(model), model.status];
    });
    assert.deepEqual(seen, [
      ["a1", "1 of 4 claims"],
      ["b10 a1", "2 of 4 claims"],
      ["b10", "1 of 4 claims"],
      ["b10 b9 a1 a2", "4 claims"],
    ]);
  });

  it("stay open when they are sorted and filtered", () => {
    const [first] = model.rows;
    assert.ok(first);
    model.toggleOpen(first);
    model.toggleSort(column("Id"));
    assert.deepEqual(
      model.rows.map((claim) => model.isOpen(claim)),
      [false, false, false, true],
    );
  });
});
