/** The four things that recomputing a claim can show. */
export type VerdictWord = "reproduces" | "does not reproduce" | "needs a model" | "not checkable";

/** All verdicts in the order in which they are listed and counted: those first that want attention. */
export const verdictWords: readonly VerdictWord[] = ["does not reproduce", "needs a model", "not checkable", "reproduces"];

const marks: Readonly<Record<string, string>> = { reproduces: "✓", "does not reproduce": "✗", "needs a model": "◐" };

/** A mark for each verdict that is read in black and white too; the word always stands beside it. */
export function verdictMark(verdict: string): string {
  return marks[verdict] ?? "?";
}

/** How often each verdict occurs, in the order of {@link verdictWords}; words that a later version may have known come last. */
export function countVerdicts(rows: readonly { readonly verdict: string }[]): (readonly [verdict: string, count: number])[] {
  const words = new Set([...verdictWords, ...rows.map((row) => row.verdict)]);
  return [...words]
    .map((word) => [word, rows.filter((row) => row.verdict === word).length] as const)
    .filter(([, count]) => count > 0);
}

/** `does not reproduce: 1, reproduces: 5`: the verdicts that occur, with their numbers. */
export function verdictCounts(rows: readonly { readonly verdict: string }[]): string {
  return countVerdicts(rows)
    .map(([word, count]) => `${word}: ${count}`)
    .join(", ");
}

/** `1 claim`, `12 claims`. */
export function claimsCount(count: number): string {
  return count === 1 ? "1 claim" : `${count.toLocaleString("en-US")} claims`;
}
