import assert from "node:assert/strict";
import { Result } from "../../src/base/result.ts";
import { basisPoints, bp, pct, type Rate, usdBn, usdTn } from "../../src/base/units.ts";
import type { VerdictWord } from "../../src/base/verdicts.ts";
import { type Claim, claim } from "../../src/claims/claim.ts";
import type { ClaimText, QuantityOf, Verdict } from "../../src/claims/verdict.ts";

type UnitName = keyof QuantityOf;

function about<U extends UnitName>(printed: string, unit: U): Claim<U> {
  const text: ClaimText<U> = { id: "example", source: "Example", section: "§1", says: "an example", printed, unit };
  return claim(text);
}

const rows: [name: string, verdict: Verdict, word: VerdictWord, computed: string][] = [
  ["the value itself", about("0.30", "rate").equals(pct(0.3)), "reproduces", "0.30%"],
  ["half a digit below, the end included", about("1.13", "usdTn").equals(usdTn(1.125)), "reproduces", "USD 1.125tn"],
  ["half a digit above, the end included", about("1.13", "usdTn").equals(usdTn(1.135)), "reproduces", "USD 1.135tn"],
  ["just under half a digit below", about("1.13", "usdTn").equals(usdTn(1.1249)), "does not reproduce", "USD 1.1249tn"],
  ["a trailing zero narrows the room", about("1.20", "pp").equals(pct(1.19)), "does not reproduce", "1.19pp"],
  ["without it there is more", about("1.2", "pp").equals(pct(1.19)), "reproduces", "1.19pp"],
  ["inside a printed range", about("20-40", "bp").equals(basisPoints(30)), "reproduces", "30bp"],
  ["outside a printed range", about("20-40", "bp").equals(basisPoints(41)), "does not reproduce", "41bp"],
  ["above an open range's start", about("5.0+", "rate").equals(pct(7)), "reproduces", "7.00%"],
  ["about, a whole digit of room", about("~1.1", "usdTn").about(usdTn(1.19)), "reproduces", "USD 1.19tn"],
  ["more than", about("3", "rate").moreThan(pct(3.562)), "reproduces", "3.562%"],
  ["more than is strict", about("3", "rate").moreThan(pct(3)), "does not reproduce", "3.00%"],
  ["more than a range is beyond its upper end", about("1-2", "rate").moreThan(pct(2)), "does not reproduce", "2.00%"],
  ["both ends of a range", about("25-50", "usdBn").between(usdBn(25), usdBn(50)), "reproduces", "USD 25bn to USD 50bn"],
  ["one end of a range off", about("25-50", "usdBn").between(usdBn(25), usdBn(51)), "does not reproduce", "USD 25bn to USD 51bn"],
  ["a rise", about("rises", "pp").direction(pct(1.2), pct(1.25)), "reproduces", "rises by 0.05pp: 1.20pp to 1.25pp"],
  [
    "a fall where a rise is claimed",
    about("rises", "pp").direction(pct(1.2), pct(1)),
    "does not reproduce",
    "falls by 0.20pp: 1.20pp to 1.00pp",
  ],
  [
    "no change is no rise",
    about("rises", "pp").direction(pct(1.2), pct(1.2)),
    "does not reproduce",
    "unchanged: 1.20pp to 1.20pp",
  ],
  [
    "no change is no fall",
    about("falls", "pp").direction(pct(1.2), pct(1.2)),
    "does not reproduce",
    "unchanged: 1.20pp to 1.20pp",
  ],
  [
    "an estimate is never a pass",
    about("20-40", "bp").estimate({ low: basisPoints(5), high: basisPoints(10), note: "long run" }),
    "needs a model",
    "5bp to 10bp",
  ],
  ["a reason instead of a number", about("5", "usdTn").notCheckable("no public split"), "not checkable", "-"],
];

describe("claim", () => {
  for (const [name, verdict, word, computed] of rows) {
    it(name, () => assert.deepEqual([verdict.verdict, verdict.computed], [word, computed]));
  }

  it("says how far off a value is, in the printed measure", () => {
    const verdict = about("1.20", "pp").equals(pct(0.92));
    assert.equal(verdict.distance, -0.28);
    assert.equal(verdict.tolerance, 0.005);
    assert.equal(verdict.printedText, "1.20pp");
  });

  it("does not let binary fractions turn no change into a change", () => {
    const before = (pct(1.5) - (pct(4.3) - (pct(4.5) - pct(0.5)))) as Rate;
    const after = (pct(2) - (pct(4.3) - (pct(4.5) - pct(1)))) as Rate;
    assert.equal(about("rises", "pp").direction(before, after).verdict, "does not reproduce");
  });

  it("keeps the steps of a calculation it is given", () => {
    const cost = new Result({ name: "cost", value: pct(4), unit: "rate", formula: "a - b", inputs: {}, steps: [], parts: {} });
    const verdict = about("4.00", "rate").equals(cost);
    assert.equal(verdict.verdict, "reproduces");
    assert.deepEqual(verdict.steps, [cost]);
  });

  const pickupChange = (passThrough: number) => (1 - passThrough) * bp(50);
  const passThrough = { unknown: "a JGB pass-through of", function: pickupChange, from: 0, to: 2, unit: "ratio" } as const;

  it("says at which input a direction turns", () => {
    const verdict = about("falls", "pp").direction(pct(-1.2), pct(-1.2), { holdsWhen: passThrough });
    assert.equal(verdict.holdsWhen, "Nothing changes at a JGB pass-through of 1.00: it turns there.");
  });

  it("says at which input a figure would hold, beside the reader's own note", () => {
    const verdict = about("-0.25", "pp").equals(pct(0), { note: "By its own inputs.", holdsWhen: passThrough });
    assert.equal(verdict.note, "By its own inputs.");
    assert.equal(verdict.holdsWhen, "It would hold at a JGB pass-through of 1.50.");
  });

  it("says that no input makes it hold", () => {
    const verdict = about("3.00", "pp").equals(pct(0), { holdsWhen: passThrough });
    assert.equal(verdict.holdsWhen, "It would hold at a JGB pass-through of no value between 0.00 and 2.00.");
  });

  it("searches for nothing where the claim holds", () => {
    assert.equal(about("0.25", "pp").equals(pct(0.25), { holdsWhen: passThrough }).holdsWhen, undefined);
  });

  it("puts the unit around the figure as printed", () => {
    assert.equal(about("20-40", "bp").equals(basisPoints(30)).printedText, "20-40bp");
    assert.equal(about("1.13", "usdTn").equals(usdTn(1.13)).printedText, "USD 1.13tn");
    assert.equal(about("5.0+", "rate").equals(pct(6)).printedText, "5.0%+");
  });

  it("does not compile with a value of another unit", () => {
    // @ts-expect-error a dollar amount is no rate
    assert.equal(about("0.30", "rate").equals(usdTn(0.003)).verdict, "reproduces");
    // @ts-expect-error a bare number is no rate
    assert.equal(about("0.30", "rate").equals(0.003).verdict, "reproduces");
  });

  const refused: [name: string, act: () => unknown, code: string][] = [
    ["an unreadable figure", () => about("about a third", "rate"), "claims/printed-unreadable"],
    ["a range upside down", () => about("40-20", "bp"), "claims/printed-unreadable"],
    ["a missing figure", () => about("", "bp"), "claims/printed-unreadable"],
    [
      "a claim without an id",
      () => claim({ id: "", source: "s", section: "1", says: "x", printed: "1", unit: "bp" }),
      "claims/incomplete",
    ],
    ["a direction compared as a figure", () => about("rises", "pp").equals(pct(1)), "claims/comparison-does-not-fit"],
    ["a figure compared as a direction", () => about("1.2", "pp").direction(pct(1), pct(2)), "claims/comparison-does-not-fit"],
    ["a figure compared as a range", () => about("1.2", "pp").between(pct(1), pct(2)), "claims/comparison-does-not-fit"],
    ["a value that is not a number", () => about("1.2", "pp").equals(NaN as Rate), "base/not-finite"],
  ];
  for (const [name, act, code] of refused) {
    it(`refuses ${name}`, () => assert.throws(act, { code }));
  }
});
