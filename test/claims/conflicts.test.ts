import assert from "node:assert/strict";
import { table } from "arquero";
import { parseDate } from "../../src/base/calendar-date.ts";
import { displayHook, type MimeBundle } from "../../src/base/host.ts";
import { pct } from "../../src/base/units.ts";
import { claim } from "../../src/claims/claim.ts";
import type { Stand } from "../../src/claims/compared-quantity.ts";
import { conflicts } from "../../src/claims/conflicts.ts";
import type { OfficialSeries } from "../../src/claims/official-value.ts";
import { readAs, type Statement } from "../../src/claims/statement.ts";
import { loadedTable, utcDate } from "../../src/data/source.ts";

const holdings: OfficialSeries = {
  series: loadedTable(
    {
      columns: {
        date: ["2022-02-28", "2024-12-31", "2025-05-31", "2025-12-31"].map((day) => utcDate(parseDate(day))),
        holdingsUsdBn: [1303, 1061.5, 1135, 1185.5],
      },
      info: { holdingsUsdBn: { unit: "usdBn" } },
      asOf: parseDate("2025-12-31"),
    },
    {
      ...{ agency: "U.S. Treasury", series: "mfhhis01", url: "https://treasury.example", retrievedAt: "2026-01-01T00:00:00Z" },
      ...{ sha256: "0".repeat(64), asOf: "2025-12-31", origin: "snapshot" },
    },
  ),
};

const blank = { source: "A", section: "§1", says: "…", relation: "equal", unit: "usdTn", quantity: "holdings", asOf: null };

/** A statement as `figure`, `figure @ date` or `more than figure @ date`, with an id of its own. */
function said(text: string, fields: Partial<Statement> = {}): Statement {
  const [, relation = "equal", figure = "", asOf = null] =
    /^(?:(more than|less than|about) )?(\S+)(?: @ (\S+))?$/.exec(text) ?? [];
  return { ...blank, id: text, relation, figure, asOf, ...fields };
}

/** What a case's statements come to: the quantity's stand, the pairs that are at odds, and the words. */
type Case = readonly [what: string, statements: readonly string[], stand: Stand, atOdds: number, summary: string];

describe("conflicts between sources", () => {
  const unofficial: readonly Case[] = [
    ["a coarser figure that the finer one rounds to", ["1.1", "1.13"], "agree", 0, "the two agree"],
    ["two figures whose half digits meet", ["1.125", "1.13"], "agree", 0, "the two agree"],
    ["two figures apart", ["1.1", "1.3"], "conflict", 1, "the two are at odds by USD 0.1tn or more"],
    ["a bound above a figure", ["more than 1.2", "1.13"], "conflict", 1, "the two are at odds by USD 0.065tn or more"],
    ["a bound at a figure's edge", ["more than 1.15", "1.1"], "conflict", 1, "the two are at odds"],
    ["a bound below a figure", ["more than 1.2", "1.3"], "agree", 0, "the two agree"],
    ["two lower bounds", ["more than 1.2", "more than 1.3"], "agree", 0, "the two agree"],
    ["two upper bounds", ["less than 0", "less than 0"], "agree", 0, "the two agree"],
    ["opposite bounds", ["less than 0", "more than 0"], "conflict", 1, "the two are at odds"],
    ["a range and a figure in it", ["1.0-1.5", "1.2"], "agree", 0, "the two agree"],
    ["an open range and a figure below it", ["5.0+", "4.5"], "conflict", 1, "the two are at odds by USD 0.4tn or more"],
    ["an approximate figure", ["about 1.2", "1.1"], "agree", 0, "the two agree"],
    ["opposite directions", ["rises", "falls"], "conflict", 1, "the two are at odds"],
    ["the same direction", ["rises", "rises"], "agree", 0, "the two agree"],
    ["a direction beside a figure", ["rises", "1.2"], "agree", 0, "the two agree"],
    ["four figures", ["1.13", "more than 1.2", "1.1", "more than 1.3"], "conflict", 4, "4 of 6 pairs are at odds, the widest by USD 0.165tn or more"],
  ]; // prettier-ignore
  const official: readonly Case[] = [
    ["two dates, each with its official figure", ["more than 1.3 @ 2022-02-28", "1.135 @ 2025-05-31"], "explained by their dates", 1, "the two are at odds by USD 0.165tn or more; each fits the official figure of its date; the dates explain it"],
    ["two dates, one with another figure", ["more than 1.3 @ 2022-02-28", "1.13 @ 2024-12-31"], "conflict", 1, "the two are at odds by USD 0.165tn or more; 1 of 2 fits the official figure of its date"],
    ["one date with two figures", ["1.135 @ 2025-05-31", "1.2 @ 2025-05"], "conflict", 1, "the two are at odds by USD 0.0145tn or more; 1 of 2 fits the official figure of its date"],
    ["a figure without a date", ["more than 1.3 @ 2022-02-28", "1.135"], "conflict", 1, "the two are at odds by USD 0.165tn or more; each fits the official figure of its date"],
    ["sources that agree on a wrong figure", ["1.13 @ 2024-12-31", "1.130 @ 2024-12-31"], "not the official figure", 0, "the two agree; none of the 2 fits the official figure of its date"],
    ["a single figure beside the official one", ["1.13 @ 2024-12-31"], "not the official figure", 0, "officially USD 1.0615tn (2024-12-31)"],
    ["a single figure that is the official one", ["1.06 @ 2024-12"], "agree", 0, "officially USD 1.0615tn (2024-12-31)"],
    ["a direction over a period", ["rises @ 2024-12-31..2025-12-31"], "agree", 0, "officially rises: USD 1,061.5bn to USD 1,185.5bn (2024-12-31 to 2025-12-31)"],
    ["directions that the dates explain", ["rises @ 2024-12-31..2025-12", "falls @ 2022..2024-12-31"], "explained by their dates", 1, "the two are at odds; each fits the official direction of its date; the dates explain it"],
  ]; // prettier-ignore
  for (const [cases, options] of [
    [unofficial, {}],
    [official, { official: { holdings } }],
  ] as const) {
    for (const [what, figures, stand, atOdds, summary] of cases) {
      it(what, () => {
        const statements = figures.map((figure, index) => said(figure, { id: String(index) }));
        const found = conflicts(statements, options).of("holdings");
        assert.deepEqual([found.stand, found.atOdds.length, found.summary], [stand, atOdds, summary]);
        const reversed = conflicts(statements.toReversed(), options).of("holdings");
        assert.deepEqual([reversed.stand, reversed.atOdds.length], [stand, atOdds]);
      });
    }
  }

  it("tell whose dates are the same, and how far apart two figures are at the least", () => {
    const found = conflicts([said("1.1 @ 2025"), said("1.3 @ 2025-05-31"), said("1.5")]).of("holdings");
    assert.deepEqual(found.atOdds, [
      { one: "1.1 @ 2025", other: "1.3 @ 2025-05-31", dates: "same", apart: 0.1 },
      { one: "1.1 @ 2025", other: "1.5", dates: "not stated", apart: 0.3 },
      { one: "1.3 @ 2025-05-31", other: "1.5", dates: "not stated", apart: 0.1 },
    ]);
  });

  const series = table({ date: ["2026-01-05", "2026-01-20", "2026-01-30"], value: [3, 8, -2] });
  const takes: readonly (readonly [official: Partial<OfficialSeries>, asOf: string, text: string, dates: string])[] = [
    [{}, "2026-01", "-USD 2tn", "2026-01-30"],
    [{ take: "highest" }, "2026-01", "USD 8tn", "2026-01-20"],
    [{ take: "lowest" }, "2026-01", "-USD 2tn", "2026-01-30"],
    [{ take: "sum" }, "2026-01", "USD 9tn", "2026-01-05 to 2026-01-30"],
    [{ take: "highest" }, "2026-01-30", "-USD 2tn", "2026-01-30"],
    [{ newest: true }, "2026-01-25", "USD 8tn", "2026-01-20"],
    [{ newest: true }, "2026-02", "-USD 2tn", "2026-01-30"],
  ];
  for (const [official, asOf, text, dates] of takes) {
    it(`take ${JSON.stringify(official)} of ${asOf} from the official series`, () => {
      const found = conflicts([said(`9 @ ${asOf}`)], { official: { holdings: { series, ...official } } }).of("holdings");
      const value = found.statements[0]?.official;
      assert.deepEqual([value?.text, value?.dates, value?.holds], [text, dates, text === "USD 9tn"]);
    });
  }

  it("compare figures in the unit of the first", () => {
    const inBn = said("1135 @ 2025-05-31", { id: "bn", unit: "usdBn" });
    const found = conflicts([said("1.13 @ 2025-05-31"), inBn], { official: { holdings } }).of("holdings");
    assert.deepEqual([found.unit, found.stand], ["usdTn", "agree"]);
    const elsewhere = { ...inBn, figure: "1160" };
    assert.equal(
      conflicts([said("1.13 @ 2025-05-31"), elsewhere]).of("holdings").summary,
      "the two are at odds by USD 0.0245tn or more",
    );
  });

  it("compare a figure of another convention like for like", () => {
    const likeForLike = { convert: (simple: number) => simple - 0.003, says: "as a compound yield" };
    const rates = { unit: "rate", quantity: "40-year" };
    const simple = said("4.24", { ...rates, id: "simple" });
    const compound = said("3.94", rates);
    assert.equal(conflicts([simple, compound]).of("40-year").stand, "conflict");
    const converted = readAs([simple], "simple", { likeForLike });
    const found = conflicts([converted, compound]).of("40-year");
    assert.equal(found.stand, "agree");
    assert.match(textOf(found), /4\.24% or 3\.935% to 3\.945% as a compound yield/);
  });

  it("take verdicts of the notebook as they are", () => {
    const text = { id: "x", source: "B", section: "§1", says: "…", printed: "3", unit: "rate", quantity: "30-year" } as const;
    const [bound, level] = [claim(text).moreThan(pct(3.5)), claim({ ...text, id: "y", printed: "2.9" }).equals(pct(3.5))];
    assert.equal(conflicts([bound, level]).of("30-year").stand, "conflict");
  });

  it("put the worst first, and leave out what stands alone", () => {
    const named = (figure: string, quantity: string | null) => said(figure, { id: `${figure} ${quantity}`, quantity });
    const found = conflicts([
      ...[named("1", "agreed"), named("1", "agreed"), named("1", "alone"), named("1", null), named("2", null)],
      ...[named("1", "disputed"), named("3", "disputed")],
    ]);
    assert.deepEqual(
      found.quantities.map(({ quantity }) => quantity),
      ["disputed", "agreed"],
    );
  });

  const refused: readonly (readonly [what: string, run: () => unknown, code: string])[] = [
    ["a quantity that nothing is said of", () => conflicts([]).of("holdings"), "claims/unknown-quantity"],
    ["units that measure different things", () => conflicts([said("1"), said("1", { id: "b", unit: "rate" })]), "claims/units-differ"],
    ["a unit that it does not know", () => conflicts([said("1", { unit: "furlong" })]), "claims/unknown-unit"],
    ["a day without an observation", () => conflicts([said("1 @ 2025-06-01")], { official: { holdings } }), "data/no-observation"],
    ["several figures in one statement", () => conflicts([said("1"), said("1", { id: "b", figure: "1, 2" })]), "claims/printed-unreadable"],
    ["a reading of a claim that there is not", () => readAs([said("1")], "2", {}), "claims/unknown-claim"],
  ]; // prettier-ignore
  for (const [what, run, code] of refused) it(`refuse ${what}`, () => assert.throws(run, { code }));
});

describe("a claim about sources", () => {
  const text = { id: "x", source: "all", section: "conflict", says: "the sources agree", unit: "usdTn" } as const;
  const statements = [said("more than 1.3 @ 2022-02-28"), said("1.13 @ 2024-12-31"), said("1.1 @ 2025-05-31")];
  const found = conflicts(statements, { official: { holdings } }).of("holdings");

  it("does not reproduce where they are at odds, and names the official series", () => {
    const verdict = claim({ ...text, printed: found.printed }).agrees(found, { note: "n" });
    assert.deepEqual([verdict.verdict, verdict.comparison, verdict.note], ["does not reproduce", "agrees", "n"]);
    assert.equal(verdict.printedText, "more than USD 1.3tn, USD 1.13tn, USD 1.1tn");
    assert.equal(verdict.computed, found.summary);
    assert.deepEqual(
      verdict.sources.map(({ agency }) => agency),
      ["U.S. Treasury"],
    );
  });

  it("reproduces where the dates explain what they say", () => {
    const right = conflicts([said("more than 1.3 @ 2022-02-28"), said("1.135 @ 2025-05-31")], { official: { holdings } });
    assert.equal(claim({ ...text, printed: "1" }).agrees(right.of("holdings")).verdict, "reproduces");
  });

  it("takes several quantities, each of which must agree", () => {
    const both = conflicts([...statements, said("1", { id: "a", quantity: "b" }), said("1", { id: "b", quantity: "b" })]);
    const verdict = claim({ ...text, printed: "1" }).agrees([both.of("b"), both.of("holdings")]);
    assert.equal(verdict.verdict, "does not reproduce");
    assert.match(verdict.computed, /^b: the two agree; holdings: 2 of 3 pairs/);
    assert.equal(claim({ ...text, printed: "1" }).agrees([both.of("b")]).verdict, "reproduces");
  });

  it("reproduces nothing where there is nothing to compare", () => {
    assert.equal(claim({ ...text, printed: "1" }).agrees([]).verdict, "does not reproduce");
  });
});

describe("a compared quantity, shown", () => {
  const read = readAs([said("falls", { id: "words" })], "words", { figure: "1.2", asOf: "2025-05-31", relation: "less than" });
  const found = conflicts([said("1.13 @ 2024-12-31"), read], { official: { holdings } });

  it("reads as text, with what is ours marked so", () => {
    assert.equal(
      textOf(found),
      `✗ not the official figure: holdings
    A, §1: …; USD 1.13tn, 2024-12-31; official then USD 1.0615tn (2024-12-31) ✗
    A, §1: …; less than USD 1.2tn (as we read it), 2025-05-31 (as we read it); official then USD 1.135tn (2025-05-31) ✓
    the two agree; 1 of 2 fits the official figure of its date
    official: U.S. Treasury, mfhhis01 (snapshot)`,
    );
  });

  it("is a table in HTML, and escapes what a source says", () => {
    const html = String(bundleOf(conflicts([said("1", { source: "<b>" }), said("3", { id: "c" })]))["text/html"]);
    assert.match(html, /&#60;b&#62;, §1:/);
    assert.equal(html.match(/<tr>/g)?.length, 3);
  });

  it("says so where there is nothing to compare", () => {
    assert.equal(textOf(conflicts([said("1")])), "No two sources say anything of the same quantity.");
  });
});

function bundleOf(shown: object): MimeBundle {
  return (shown as { [displayHook]: () => MimeBundle })[displayHook]();
}

function textOf(shown: object): string {
  return String(bundleOf(shown)["text/plain"]);
}
