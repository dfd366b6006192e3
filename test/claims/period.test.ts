import assert from "node:assert/strict";
import { toIso } from "../../src/base/calendar-date.ts";
import { overlaps, periodOf } from "../../src/claims/period.ts";

describe("a claim's date", () => {
  const periods: readonly (readonly [asOf: string | null, start: string, end: string])[] = [
    ["2026-01-20", "2026-01-20", "2026-01-20"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025", "2025-01-01", "2025-12-31"],
    ["2025-01..2025-05", "2025-01-01", "2025-05-31"],
    ["2020..2026-01-20", "2020-01-01", "2026-01-20"],
  ];
  for (const [asOf, start, end] of periods) {
    it(`${asOf} is ${start} to ${end}`, () => {
      const period = periodOf(asOf);
      assert.ok(period);
      assert.deepEqual([toIso(period.start), toIso(period.end)], [start, end]);
    });
  }

  for (const asOf of [null, undefined, "", "FY2026", "2026-01-20..", "..2026", "2025..2026..2027", "May 2025"]) {
    it(`${JSON.stringify(asOf)} is no period`, () => assert.equal(periodOf(asOf), undefined));
  }

  for (const asOf of ["2026-13", "2026-02-30"]) {
    it(`${asOf} is refused`, () => assert.throws(() => periodOf(asOf), { code: "base/not-a-date" }));
  }

  const pairs: readonly (readonly [one: string, other: string, common: boolean])[] = [
    ["2026-01-20", "2026-01", true],
    ["2026-01-31", "2026-02", false],
    ["2025-01..2025-05", "2025-05-31..2026", true],
    ["2026", "2025", false],
  ];
  for (const [one, other, common] of pairs) {
    it(`${one} and ${other} have ${common ? "a" : "no"} day in common`, () => {
      const [first, second] = [periodOf(one), periodOf(other)];
      assert.ok(first && second);
      assert.deepEqual([overlaps(first, second), overlaps(second, first)], [common, common]);
    });
  }
});
