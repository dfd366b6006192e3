import { UserError } from "../base/errors.ts";
import { displayHook, kernelHost, type MimeBundle } from "../base/host.ts";
import { claimsBundle } from "./card.ts";
import type { Verdict } from "./verdict.ts";

/** The verdicts of one run of one cell. */
interface CellClaims {
  readonly run: number;
  readonly verdicts: Verdict[];
}

/** Verdicts reached outside a notebook's cells are kept under this name. */
const outsideCells = "";

const ledger = new Map<string, CellClaims>();

/** The verdict as it is kept: in a cell it has been shown already, so that as a last expression it shows nothing again. */
class RecordedVerdict {
  constructor(verdict: Verdict) {
    Object.assign(this, verdict);
    Object.freeze(this);
  }

  [displayHook](): MimeBundle {
    return kernelHost() ? {} : claimsBundle([this as unknown as Verdict]);
  }
}

/**
 * Adds a verdict to the notebook's claims and shows the cell's claims so far as one table. A new run of a cell starts afresh.
 *
 * @throws `claims/duplicate-id` where the cell has a claim of that id already
 */
export function record(verdict: Verdict): Verdict {
  const host = kernelHost();
  const cell = host?.currentCell();
  const cellId = cell?.cellId ?? outsideCells;
  const run = cell?.run ?? 0;
  const known = ledger.get(cellId);
  const claims = known?.run === run ? known : { run, verdicts: [] };
  settle(verdict.claim.id, cellId, claims);
  const recorded = new RecordedVerdict(verdict) as unknown as Verdict;
  claims.verdicts.push(recorded);
  ledger.set(cellId, claims);
  if (cell) host?.display({ [displayHook]: () => claimsBundle(claims.verdicts) }, { id: `claims-${cellId}-${run}` });
  return recorded;
}

/**
 * All claims of the notebook so far as one table with a count per verdict: make it the last line of a cell to show it.
 *
 * @returns the verdicts, in the order in which their cells first ran
 *
 * @example
 * const text = { id: "cost", source: "Example", section: "§2.1", says: "a hedge costs 4.5%", printed: "4.5", unit: "rate" } as const;
 * claim(text).equals(pct(4.5));
 * claims().verdicts.at(-1)?.verdict; // "reproduces"
 */
export function claims(): { readonly verdicts: readonly Verdict[] } {
  const verdicts = [...ledger.values()].flatMap((cell) => cell.verdicts);
  return Object.freeze({ verdicts, [displayHook]: () => claimsBundle(verdicts) });
}

/** One run of a cell names a claim once; a claim that another cell made before has moved here. */
function settle(id: string, cellId: string, claims: CellClaims): void {
  if (cellId === outsideCells) return;
  if (claims.verdicts.some((one) => one.claim.id === id)) {
    throw new UserError("claims/duplicate-id", {
      expected: "each claim of a cell to have an id of its own",
      received: `${id} a second time`,
      action: "rename one of the two",
    });
  }
  for (const [other, { verdicts }] of ledger) {
    const place = other === cellId ? -1 : verdicts.findIndex((one) => one.claim.id === id);
    if (place >= 0) verdicts.splice(place, 1);
  }
}
