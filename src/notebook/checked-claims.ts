import type { ClaimRow } from "./claims.ts";

/** A claim after a run, beside the verdict that the notebook was saved with; the verdict is empty for one that the run did not make. */
export interface CheckedClaim extends ClaimRow {
  readonly file: string;
  /** Null for a claim that the notebook's saved outputs do not hold. */
  readonly recorded: string | null;
}

/** How a claim stands after a run: an errored one may still hold, as a cell failed before it was made. */
export type ClaimOutcome = "passed" | "failed" | "errored";

/** The claims of a run, each with its saved verdict, then those that were saved and are made no more. */
export function withRecorded(file: string, now: readonly ClaimRow[], saved: readonly ClaimRow[]): CheckedClaim[] {
  const recordedOf = (id: string) => saved.find((row) => row.id === id)?.verdict ?? null;
  const gone = saved.filter((row) => !now.some(({ id }) => id === row.id)).map((row) => ({ ...row, computed: "", verdict: "" }));
  return [...now, ...gone].map((row) => ({ file, ...row, recorded: recordedOf(row.id) }));
}

/** The verdict is not the one that the notebook was saved with. A new claim has none, which is no difference. */
export function isDifferent({ recorded, verdict }: CheckedClaim): boolean {
  return recorded !== null && recorded !== verdict;
}

/** The rule by which a claim passes as a test: its verdict is the recorded one, whatever that is. */
export function outcomeOf(claim: CheckedClaim, runFailed: boolean): ClaimOutcome {
  if (claim.verdict === "" && runFailed) return "errored";
  return isDifferent(claim) ? "failed" : "passed";
}

/** What a test report says of a claim that did not pass. */
export function outcomeText(claim: CheckedClaim, runFailed: boolean): string {
  if (outcomeOf(claim, runFailed) === "errored") return "not reached: a cell failed";
  return `recorded as ${claim.recorded ?? ""}, now ${claim.verdict || "gone"}`;
}
