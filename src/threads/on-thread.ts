import { runJobs, type ThreadControl } from "./run-jobs.ts";
import { pack, unpack } from "./packed.ts";
import { sourceOf } from "./self-contained.ts";
import type * as threadLibrary from "./thread-library.ts";

/** The part of the library that is at hand on a thread: units, results and all helpers that take numbers. */
export type ThreadLibrary = typeof threadLibrary;

/** A function for a thread. It travels as its text: it sees its parameters, what it declares itself, and nothing of the cell. */
export type ThreadWork<Input, Output> = (
  library: ThreadLibrary,
  input: Input,
  /** Tells the share that is done, from 0 to 1. Cheap enough for each round of a loop. */
  report: (share: number) => void,
) => Output | Promise<Output>;

/**
 * Runs a function on a thread of its own, so that the notebook goes on answering and an interrupt ends it at once.
 *
 * The function travels as its text, so it uses no variable and no import of the cell: what it needs is in `input`, and the
 * library's helpers are in its first parameter. Input and output are copied, typed arrays in the output handed over without a copy.
 * A `Result`, `RowsResult`, `StressGrid` or `MonteCarlo` in them, also within arrays and plain objects, comes as such; of other
 * classes their plain fields alone arrive.
 *
 * @param work - gets the library, the input and a function to report progress with; may be async
 * @param input - plain data, or results of the library
 * @param control - a signal that stops it, and what is called with its progress
 * @returns what the function returns
 * @throws `threads/variable-from-outside` (naming it), `threads/no-text`, `threads/not-a-function-expression`
 * @throws `threads/input-cannot-travel`, `threads/result-cannot-travel`, `threads/ended-early`
 * @throws `threads/aborted`, `threads/interrupted`; and whatever the function throws, with its code
 * @source n/a: a call
 * @example
 * const shares: number[] = [];
 * const mean = await onThread(
 *   ({ pct, hedgeCost, bp }, { usRates }, report) => {
 *     const costs = usRates.map((percent, index) => {
 *       report(index / usRates.length);
 *       return hedgeCost({ mode: "rateDifferential", usRate: pct(percent), jpRate: pct(0.5), basis: bp(0) }).value;
 *     });
 *     return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
 *   },
 *   { usRates: [4.25, 4.5, 4.75] },
 *   { onProgress: (share) => shares.push(share) },
 * );
 * mean; // 0.04
 * shares.at(-1); // 1
 * @example
 * // The term premium's estimate off the notebook's own thread: figures come back, the estimate itself stays there.
 * // const tenYears = await onThread(
 * //   ({ acmEstimate }, zeroYields) => acmEstimate({ zeroYields, factors: 5 }).sample.termPremium(120),
 * //   zeroYields,
 * // );
 */
export async function onThread<Input, Output>(
  work: ThreadWork<Input, Output>,
  input: Input,
  control: ThreadControl = {},
): Promise<Awaited<Output>> {
  const [value] = await runJobs([{ kind: "work", source: sourceOf(work), input: pack(input).value }], control);
  return unpack(value) as Awaited<Output>;
}
