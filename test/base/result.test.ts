import assert from "node:assert/strict";
import { displayHook } from "../../src/base/host.ts";
import { Result } from "../../src/base/result.ts";
import { pct } from "../../src/base/units.ts";

const hedged = new Result({
  name: "hedged",
  value: pct(0.3),
  unit: "rate",
  formula: "yield - cost",
  inputs: { yield: { value: 0.043, unit: "rate" } },
  steps: [{ name: "cost", formula: "US - Japan", substituted: "4.50% - 0.50%", value: 0.04, unit: "rate" }],
  warnings: [{ code: "finance/example", message: "a <stale> input" }],
  parts: { cost: pct(4) },
});

describe("Result", () => {
  it("prints the formula, the inputs, each step and the warnings", () => {
    assert.equal(
      String(hedged),
      [
        "hedged = 0.30%",
        "  formula: yield - cost",
        "  inputs: yield 4.30%",
        "  cost = US - Japan = 4.50% - 0.50% = 4.00%",
        "  warning (finance/example): a <stale> input",
      ].join("\n"),
    );
  });

  it("shows the same as HTML, with no text taken for markup", () => {
    const html = String(hedged[displayHook]()["text/html"]);
    for (const part of ["hedged = 0.30%", "Inputs: yield 4.30%", "4.50% - 0.50%", "a &#60;stale&#62; input"]) {
      assert.ok(html.includes(part), `${part} is missing in ${html}`);
    }
  });

  it("leaves the table of steps out where there are none", () => {
    const plain = new Result({ ...hedged, steps: [] });
    assert.doesNotMatch(String(plain[displayHook]()["text/html"]), /<table>/);
  });

  it("keeps typed parts for a next calculation and cannot be changed", () => {
    assert.equal(hedged.parts.cost, 0.04);
    assert.throws(() => Object.assign(hedged, { value: 1 }), TypeError);
  });
});
