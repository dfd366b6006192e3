import assert from "node:assert/strict";
import { table } from "arquero";
import { RowsResult } from "../../src/base/result-rows.ts";
import { bp, ratio, usdBn, usdTn, years } from "../../src/base/units.ts";
import { flowElasticities } from "../../src/finance/flow-elasticities.ts";
import { flowImpact as flowImpactOf } from "../../src/finance/flow-impact.ts";
import { repatriationPath as repatriationPathOf } from "../../src/finance/repatriation-path.ts";
import { chain } from "../../src/finance/transmission-chain.ts";
import { flowImpact } from "../../src/tables/flow-impact.ts";
import { repatriationPath } from "../../src/tables/repatriation-path.ts";
import { toTable } from "../../src/tables/to-table.ts";

const fanTerms = { gdp: usdTn(30), window: "year", holder: "private" } as const;

describe("flowImpact over columns", () => {
  const flows = table({ name: ["low", "none", "high"], lost: [25, null, 50] });
  const fan = flowImpact(flows, { lostBid: "lost", ...fanTerms });

  it("repeats each row with a flow for each estimate, in order", () => {
    const each = flowElasticities.length;
    assert.equal(fan.numRows(), 2 * each);
    assert.deepEqual(fan.array("name"), [...Array<string>(each).fill("low"), ...Array<string>(each).fill("high")]);
    assert.deepEqual(
      fan.array("id"),
      [...flowElasticities, ...flowElasticities].map(({ id }) => id),
    );
  });

  it("gives each row the helper's bounds, with a null where no upper bound is published", () => {
    const expected = [25, 50].flatMap((lost) => flowImpactOf({ lostBid: usdBn(lost), ...fanTerms }).rows);
    for (const column of ["lowImpact", "highImpact", "lowImpactByGdp", "highImpactByGdp", "verified"] as const) {
      assert.deepEqual(
        fan.array(column),
        expected.map((row) => row[column]),
      );
    }
    assert.ok((fan.array("highImpact") as (number | null)[]).includes(null));
  });
});

describe("repatriationPath over columns", () => {
  const terms = { mode: "run-off", averageLife: years(20), years: 3 } as const;

  it("repeats each row for each year with the helper's numbers", () => {
    const holders = table({ holder: ["lifers", "pensions"], stock: [2000, 3000], shift: [0.1, 0.3] });
    const paths = repatriationPath(holders, { stock: "stock", targetShift: "shift", ...terms });
    assert.deepEqual(paths.columnNames(), ["holder", "stock", "shift", "year", "flow", "cumulative", "remaining"]);
    const expected = [
      repatriationPathOf({ stock: usdBn(2000), targetShift: ratio(0.1), ...terms }),
      repatriationPathOf({ stock: usdBn(3000), targetShift: ratio(0.3), ...terms }),
    ].flatMap(({ rows }) => rows);
    assert.deepEqual(paths.select("year", "flow", "cumulative", "remaining").objects(), expected);
  });

  it("lets a new column take the place of an old one of its name", () => {
    const holders = table({ year: [1999], stock: [1000] });
    const paths = repatriationPath(holders, { stock: "stock", targetShift: ratio(0.1), ...terms });
    assert.deepEqual(paths.columnNames(), ["stock", "year", "flow", "cumulative", "remaining"]);
    assert.deepEqual(paths.array("year"), [1, 2, 3]);
  });

  it("names the row that the helper rejects", () => {
    const holders = table({ stock: [1000, -1] });
    assert.throws(() => repatriationPath(holders, { stock: "stock", targetShift: ratio(0.1), ...terms }), {
      code: "finance/negative",
      message: /in row 2/,
    });
  });
});

describe("toTable", () => {
  it("makes a column of each field and a row of each row", () => {
    const propagation = chain({ policy: "pp", jgb: "pp" })
      .edge("policy", "jgb", { beta: 1.5, unit: "pp per pp", source: "assumption", lagYears: years(0.5) })
      .propagate({ policy: bp(50) });
    const effects = toTable(propagation);
    assert.deepEqual(effects.array("node"), ["policy", "jgb"]);
    assert.deepEqual(effects.array("effect"), [0.005, 0.0075]);
    assert.deepEqual(effects.array("lastLagYears"), [0, 0.5]);
  });

  it("refuses a result without rows", () => {
    const rows: { a: number }[] = [];
    const empty = new RowsResult({ name: "none", formula: "", inputs: {}, columns: {}, rows, parts: {} });
    assert.throws(() => toTable(empty), { code: "tables/no-rows" });
  });
});
