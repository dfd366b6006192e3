import assert from "node:assert/strict";
import { op, table } from "arquero";
import { parseDate } from "../../src/base/calendar-date.ts";
import {
  columnInfoOf,
  type LoadedTable,
  loadedTable,
  type Observations,
  provenance,
  provenanceOf,
  unitsOf,
  utcDate,
  withSources,
} from "../../src/data/source.ts";

const observations = (name: string, values: readonly (number | undefined)[]): Observations => {
  const dates = ["2026-05-13", "2026-05-14", "2026-05-15"].map(parseDate);
  return {
    columns: { date: dates.map(utcDate), [name]: values },
    info: { date: { key: true }, [name]: { unit: "rate", series: name } },
    asOf: parseDate("2026-05-15"),
  };
};

const from = (series: string, read: Observations) =>
  provenance(
    {
      agency: "FRED",
      series,
      url: `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${series}`,
      retrievedAt: "2026-05-18T12:00:00.000Z",
      sha256: "00",
      origin: "agency",
    },
    read,
  );

const load = (series: string, values: readonly (number | undefined)[]): LoadedTable => {
  const read = observations(series, values);
  return loadedTable(read, from(series, read));
};

describe("LoadedTable", () => {
  const us = load("DGS10", [0.0446, undefined, 0.0459]);

  it("is an arquero table that knows its units and its source", () => {
    assert.deepEqual(us.columnNames(), ["date", "DGS10"]);
    assert.deepEqual(us.get("date", 2), new Date("2026-05-15T00:00:00.000Z"));
    assert.deepEqual(unitsOf(us), { DGS10: "rate" });
    assert.deepEqual(columnInfoOf(us), { date: { key: true }, DGS10: { unit: "rate", series: "DGS10" } });
    assert.deepEqual(
      provenanceOf(us).map(({ agency, series, asOf }) => ({ agency, series, asOf })),
      [{ agency: "FRED", series: "DGS10", asOf: "2026-05-15" }],
    );
  });

  const kept: Readonly<Record<string, () => ReturnType<typeof us.select>>> = {
    filter: () => us.filter("d.DGS10 > 0.045"),
    select: () => us.select("DGS10"),
    orderby: () => us.orderby("DGS10"),
    groupby: () => us.groupby("date"),
    reify: () => us.filter("d.DGS10 > 0.045").reify(),
    slice: () => us.slice(-1),
    dedupe: () => us.dedupe("DGS10"),
    "derive beside it": () => us.derive({ doubled: "d.DGS10 * 2" }),
    "a chain of them": () =>
      us.orderby("date").slice(1).derive({ doubled: "d.DGS10 * 2" }).filter("d.DGS10 > 0").select("DGS10", "doubled"),
  };
  for (const [verb, run] of Object.entries(kept)) {
    it(`keeps unit and source through ${verb}`, () => {
      const result = run();
      assert.deepEqual(unitsOf(result), { DGS10: "rate" });
      assert.equal(provenanceOf(result)[0]?.series, "DGS10");
    });
  }

  it("follows a column under a new name, and forgets one that is computed anew", () => {
    assert.deepEqual(unitsOf(us.rename({ DGS10: "us10" })), { us10: "rate" });
    assert.deepEqual(unitsOf(us.derive({ DGS10: "d.DGS10 * 100" })), {});
    assert.deepEqual(unitsOf(us.rollup({ DGS10: op.mean("DGS10") })), {});
  });

  it("takes sources over by name after a join, each column its own", () => {
    const japan = load("IRLTLT01JPM156N", [0.026, 0.0265, 0.0269]);
    const joined = us.join(japan, "date");
    assert.deepEqual(provenanceOf(joined), []);
    assert.equal(withSources(joined, us, japan), joined);
    assert.deepEqual(unitsOf(joined), { DGS10: "rate", IRLTLT01JPM156N: "rate" });
    assert.deepEqual(
      provenanceOf(joined).map(({ series }) => series),
      ["DGS10", "IRLTLT01JPM156N"],
    );
  });

  it("keeps two loads of the same observations apart", () => {
    const read = observations("SOFR", [0.0355, 0.0355, 0.0355]);
    const first = loadedTable(read, from("SOFR", read));
    const second = loadedTable(read, { ...from("SOFR", read), origin: "cache" });
    assert.deepEqual([provenanceOf(first)[0]?.origin, provenanceOf(second)[0]?.origin], ["agency", "cache"]);
  });

  it("gives NaN, not a plausible number, for arithmetic on a missing observation", () => {
    const changes = us.derive({ change: "d.DGS10 - 0.01" }).array("change") as number[];
    assert.ok(Number.isNaN(changes[1]));
    assert.equal(us.rollup({ mean: op.mean("DGS10") }).get("mean"), (0.0446 + 0.0459) / 2);
  });

  it("knows nothing of a table from elsewhere", () => {
    const other = table({ a: [1, 2] });
    assert.deepEqual([unitsOf(other), provenanceOf(other)], [{}, []]);
  });
});
