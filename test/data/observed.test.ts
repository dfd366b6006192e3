import assert from "node:assert/strict";
import { table } from "arquero";
import { valueOn } from "../../src/data/observed.ts";

const yields = table({ date: ["2026-05-13", "2026-05-14", "2026-05-15"], DGS10: [0.0446, undefined, 0.0459] });

describe("valueOn", () => {
  it("gives the value of the day", () => assert.equal(valueOn(yields, { on: "2026-05-15" }), 0.0459));

  it("takes no other day's value for a missing one", () => {
    assert.throws(() => valueOn(yields, { on: "2026-05-14" }), {
      code: "data/no-observation",
      message: /2026-05-13 before, 2026-05-15 after/,
    });
  });

  it("asks for the column where there are two", () => {
    const both = table({ date: ["2026-05-15"], DGS2: [0.04], DGS10: [0.0459] });
    assert.throws(() => valueOn(both, { on: "2026-05-15" }), { code: "data/which-column" });
    assert.equal(valueOn(both, { column: "DGS2", on: "2026-05-15" }), 0.04);
  });
});
