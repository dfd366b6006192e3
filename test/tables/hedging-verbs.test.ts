import { type ColumnTable, op, table as tableOf } from "arquero";
import assert from "node:assert/strict";
import { bp, jpyPerUsd, pct, type Rate, ratio, type Volatility, volatilityPct, years } from "../../src/base/units.ts";
import { breakEvenFx as breakEvenOfOne } from "../../src/finance/break-even-fx.ts";
import { carryToVol as carryOfOne } from "../../src/finance/carry-to-vol.ts";
import { hedgeCost as costOfOne } from "../../src/finance/hedge-cost.ts";
import { hedgedReturn as returnOfOne } from "../../src/finance/hedged-return.ts";
import { breakEvenFx } from "../../src/tables/break-even-fx.ts";
import { carryToVol } from "../../src/tables/carry-to-vol.ts";
import { hedgeCost } from "../../src/tables/hedge-cost.ts";
import { hedgedReturn } from "../../src/tables/hedged-return.ts";
import { relativePickup } from "../../src/tables/relative-pickup.ts";
import { assertNear } from "../finance/near.ts";

/** The article's example before and after the hike, market data of 2025-01-24 and 2026-05-15 (FRED, MoF Japan), and a holiday. */
const days = () =>
  tableOf({
    day: ["before", "after", "2025-01-24", "2026-05-15", "holiday"],
    us10: [0.043, 0.043, 0.0463, 0.0459, null],
    sofr: [0.045, 0.045, 0.0434, 0.0355, 0.0355],
    tona: Float64Array.of(0.005, 0.01, 0.00227, 0.00727, 0.00727),
    jgb10: [0.015, 0.02, 0.01238, 0.02691, undefined],
    move: [-0.05, 0, 0.05, 0.02, 0],
    vol: [0.1, 0.1, 0.1, 0.095, 0.095],
  });
const names = { ustYield: "us10", usRate: "sofr", jpRate: "tona" } as const;
const full = { ...names, basis: bp(0), hedgeRatio: ratio(1), fxMove: { simple: pct(0) } };
const column = (table: ColumnTable, name: string) => [...(table.array(name) as Iterable<number | undefined>)];
const cell = (table: ColumnTable, name: string, row: number) => Number(table.get(name, row));

describe("hedgedReturn on a table", () => {
  it("gives 0.30, 0.80, 0.517 and 1.767 percent, and nothing for the holiday", () => {
    const hedged = hedgedReturn(days(), { method: "approximate", ...full });
    [0.003, 0.008, 0.00517, 0.01767].forEach((expected, row) => assertNear(cell(hedged, "hedgedReturn", row), expected, 1e-15));
    assert.equal(hedged.get("hedgedReturn", 4), undefined);
  });

  for (const method of ["approximate", "exact"] as const) {
    it(`is the helper in every row, with columns and constants (${method})`, () => {
      const inputs = { method, ...names, basis: bp(-20), hedgeRatio: ratio(0.6), fxMove: { simple: "move" } } as const;
      const hedged = hedgedReturn(days(), { ...inputs, as: "yen" });
      for (let row = 0; row < 4; row++) {
        const at = (name: string) => cell(hedged, name, row) as Rate;
        const rates = { ustYield: at("us10"), usRate: at("sofr"), jpRate: at("tona"), basis: bp(-20) };
        const one = returnOfOne({ method, ...rates, hedgeRatio: ratio(0.6), fxMove: { simple: at("move") } });
        assertNear(at("yen"), one.value, 1e-15);
      }
    });
  }

  it("keeps the table it is given, and the rows and order that are seen", () => {
    const table = days();
    const seen = table.filter((row: { tona: number }) => row.tona < 0.01).orderby("tona");
    const hedged = hedgedReturn(seen, { method: "exact", ...full });
    assert.deepEqual(column(hedged, "day"), ["2025-01-24", "before", "2026-05-15", "holiday"]);
    assert.ok(!table.columnNames().includes("hedgedReturn"));
    assert.deepEqual(hedged.columnNames(), [...table.columnNames(), "hedgedReturn"]);
  });

  it("leaves a missing row out of a mean instead of counting it as zero", () => {
    const hedged = hedgedReturn(days(), { method: "approximate", ...full });
    const mean = hedged.rollup({ mean: op.mean("hedgedReturn") });
    assertNear(cell(mean, "mean", 0), (0.003 + 0.008 + 0.00517 + 0.01767) / 4, 1e-15);
  });

  it("keeps groups", () => {
    const grouped = days().groupby("vol");
    const result = hedgedReturn(grouped, { method: "approximate", ...full }).rollup({ highest: op.max("hedgedReturn") });
    assert.equal(result.numRows(), 2);
    assertNear(cell(result, "highest", 0), 0.008, 1e-15);
  });

  it("takes an empty table", () => {
    assert.equal(hedgedReturn(days().slice(0, 0), { method: "exact", ...full }).numRows(), 0);
  });

  const good = { method: "exact", ...full } as const;
  const refused: [what: string, table: ColumnTable, columns: Parameters<typeof hedgedReturn>[1], code: string][] = [
    ["a column that is not there", days(), { ...good, usRate: "SOFR" }, "tables/no-such-column"],
    ["a column of words", days(), { ...good, usRate: "day" }, "tables/not-a-number"],
    ["a column in percent", tableOf({ ...{ us10: [4.3], sofr: [0.045], tona: [0.005] } }), good, "base/rate-looks-like-percent"],
    ["a constant in percent", days(), { ...good, basis: -20 as Rate }, "base/rate-looks-like-percent"],
  ];
  for (const [what, table, columns, code] of refused) {
    it(`refuses ${what}`, () => assert.throws(() => hedgedReturn(table, columns), { code }));
  }

  it("says which row and what to do", () => {
    const percent = tableOf({ us10: [0.043, 4.3], sofr: [0.045, 0.045], tona: [0.005, 0.005] });
    assert.throws(() => hedgedReturn(percent, good), { message: /ustYield .* 4\.3 in row 2; write pct\(4\.3\)/ });
  });
});

describe("hedgeCost on a table", () => {
  it("is 4.00, 3.50, 4.113 and 2.823 percent by the rate differential", () => {
    const costs = hedgeCost(days(), { mode: "rateDifferential", usRate: "sofr", jpRate: "tona", basis: bp(0) });
    [0.04, 0.035, 0.04113, 0.02823].forEach((expected, row) => assertNear(cell(costs, "hedgeCost", row), expected, 1e-15));
  });

  for (const mode of ["spotDiscount", "forwardPremium", "logForward"] as const) {
    it(`is the helper in every row by ${mode}`, () => {
      const tenor = { us: years(92 / 360), jp: years(92 / 365) };
      const costs = hedgeCost(days(), { mode, usRate: "sofr", jpRate: "tona", basis: bp(-30), tenor });
      for (let row = 0; row < 5; row++) {
        const rates = { usRate: cell(costs, "sofr", row) as Rate, jpRate: cell(costs, "tona", row) as Rate, basis: bp(-30) };
        assertNear(cell(costs, "hedgeCost", row), costOfOne({ mode, ...rates, tenor }).value, 1e-15);
      }
    });
  }

  it("refuses a tenor of nothing", () => {
    const columns = { mode: "logForward", usRate: "sofr", jpRate: "tona", basis: bp(0), tenor: years(0) } as const;
    assert.throws(() => hedgeCost(days(), columns), { code: "base/not-positive" });
  });
});

describe("a helper and its verb under one name", () => {
  it("explains one case where it is given options instead of a table", () => {
    const rates = { usRate: pct(4.5), jpRate: pct(0.5), basis: bp(0) };
    assert.equal(hedgeCost({ mode: "rateDifferential", ...rates }).format(), "4.00%");
    const bond = { method: "approximate", ustYield: pct(4.3), ...rates, hedgeRatio: ratio(1) } as const;
    const hedged = hedgedReturn({ ...bond, fxMove: { simple: pct(0) } });
    assert.equal(hedged.format(), "0.30%");
    assert.equal(relativePickup({ hedged: hedged.value, jgbYield: pct(1.5) }).format(), "-1.20pp");
    const move = breakEvenFx({ ustYield: pct(4.3), alternative: pct(1.5), spot: jpyPerUsd(155), horizon: years(1) });
    assert.equal(move.parts.level.toFixed(3), "150.839");
    const carry = { usRate: pct(4.5), jpRate: pct(0.5), volatility: volatilityPct(10), volatilityKind: "implied" } as const;
    assert.equal(carryToVol(carry).format(), "0.40");
  });
});

describe("relativePickup on a table", () => {
  it("is -1.20pp before and after the hike, and -.721 and -.924pp on market data", () => {
    const hedged = hedgedReturn(days(), { method: "approximate", ...full, as: "hedged" });
    const pickup = relativePickup(hedged, { hedged: "hedged", jgbYield: "jgb10", as: "pickup" });
    [-0.012, -0.012, -0.00721, -0.00924].forEach((expected, row) => assertNear(cell(pickup, "pickup", row), expected, 1e-15));
    assert.equal(pickup.get("pickup", 4), undefined);
  });
});

describe("breakEvenFx on a table", () => {
  it("is the helper in every row", () => {
    const moves = breakEvenFx(days(), { ustYield: "us10", alternative: "jgb10", spot: jpyPerUsd(155), horizon: years(3) });
    for (let row = 0; row < 4; row++) {
      const [ustYield, alternative] = [cell(moves, "us10", row) as Rate, cell(moves, "jgb10", row) as Rate];
      const one = breakEvenOfOne({ ustYield, alternative, spot: jpyPerUsd(155), horizon: years(3) });
      assertNear(cell(moves, "breakEvenFx", row), one.value, 1e-15);
    }
    assert.throws(
      () => breakEvenFx(days(), { ustYield: "us10", alternative: "jgb10", spot: jpyPerUsd(155), horizon: years(0) }),
      {
        code: "base/not-positive",
      },
    );
  });
});

describe("carryToVol on a table", () => {
  it("is the helper in every row, and refuses a volatility that is not above zero by its row", () => {
    const ratios = carryToVol(days(), { usRate: "sofr", jpRate: "tona", volatility: "vol", volatilityKind: "realised" });
    for (let row = 0; row < 5; row++) {
      const one = carryOfOne({
        ...{ usRate: cell(ratios, "sofr", row) as Rate, jpRate: cell(ratios, "tona", row) as Rate },
        ...{ volatility: cell(ratios, "vol", row) as Volatility, volatilityKind: "realised" },
      });
      assertNear(cell(ratios, "carryToVol", row), one.value, 1e-15);
    }
    const still = tableOf({ sofr: [0.045, 0.045], tona: [0.005, 0.005], vol: [0.1, 0] });
    const names = { usRate: "sofr", jpRate: "tona", volatility: "vol", volatilityKind: "realised" } as const;
    assert.throws(() => carryToVol(still, names), { code: "base/not-positive", message: /in row 2/ });
  });
});
