import assert from "node:assert/strict";
import { formatOperand, formatQuantity } from "../../src/base/format.ts";
import { basisPoints, bp, finite, inBp, inPct, pct, rate } from "../../src/base/units.ts";

describe("units", () => {
  it("makes one rate from percent, basis points and a decimal", () => {
    assert.equal(pct(4.3), 0.043);
    assert.equal(bp(430), 0.043);
    assert.equal(rate(0.043), 0.043);
  });

  it("gives percent and basis points back without the bits a multiplication leaves", () => {
    assert.equal(inPct(pct(0.29)), 0.29);
    assert.equal(inBp(bp(35)), 35);
    assert.equal(basisPoints(35), 35);
  });

  it("refuses a percent where a decimal is due, and says what to write", () => {
    assert.throws(() => rate(4.3), { code: "base/rate-looks-like-percent", message: /write pct\(4\.3\)/ });
  });

  it("refuses what is not a finite number", () => {
    for (const value of [NaN, Infinity, -Infinity, undefined as never, "4.3" as never]) {
      assert.throws(() => pct(value), { code: "base/not-finite" });
    }
  });
});

describe("an input that was not given", () => {
  it("is named as missing, not as a wrong figure", () => {
    assert.throws(() => finite("usRate", undefined as never), { message: /got undefined; give usRate, or mend its spelling$/ });
    assert.throws(() => finite("usRate", NaN), { message: /got NaN; check where usRate comes from/ });
  });
});

describe("formatQuantity", () => {
  const rows: [value: number, unit: Parameters<typeof formatQuantity>[1], text: string][] = [
    [0.043, "rate", "4.30%"],
    [-0.012, "pp", "-1.20pp"],
    [0.0030766, "rate", "0.3077%"],
    [40, "bp", "40bp"],
    [-25, "usdBn", "-USD 25bn"],
    [1.13, "usdTn", "USD 1.13tn"],
    [155, "jpyPerUsd", "155.00 JPY per USD"],
    [20_588, "date", "2026-05-15"],
    [-0.0000001, "rate", "0.00%"],
  ];
  for (const [value, unit, text] of rows) {
    it(`writes ${value} in ${unit} as ${text}`, () => assert.equal(formatQuantity(value, unit), text));
  }
});

describe("formatOperand", () => {
  it("puts a negative value in brackets and leaves the others alone", () => {
    assert.equal(`1.00% - ${formatOperand(-0.002, "rate")}`, "1.00% - (-0.20%)");
    assert.equal(formatOperand(0.002, "rate"), "0.20%");
  });
});
