import type { SavedClaim } from "../../base/saved-claim.ts";
import { claimsCount, countVerdicts, verdictWords } from "../../base/verdicts.ts";
import { nextSort, type Sort, sortRows } from "../grid/order.ts";

/** A column of the table of claims: what it is headed, what it shows, and what it is sorted by. */
export interface ClaimColumn {
  readonly title: string;
  /** What the order means where the title does not say it. */
  readonly hint?: string;
  readonly sortedBy: (claim: SavedClaim) => string | number | null;
}

export const claimColumns: readonly ClaimColumn[] = [
  { title: "Verdict", hint: "Sort by verdict: those first that want attention", sortedBy: ({ verdict }) => verdictRank(verdict) },
  { title: "Claim", sortedBy: ({ says }) => says },
  { title: "Section", sortedBy: ({ section }) => section || null },
  { title: "Printed", sortedBy: ({ printed }) => printed || null },
  { title: "Computed", sortedBy: ({ computed }) => computed || null },
  { title: "Off by", hint: "Sort by distance, as a multiple of what rounding allows", sortedBy: relativeDistance },
  { title: "Id", sortedBy: ({ id }) => id },
];

/** Claims of all units on one scale: how many times farther off than the printed digits allow. */
function relativeDistance({ distance, tolerance }: SavedClaim): number | null {
  return distance === null || tolerance === null || tolerance === 0 ? null : Math.abs(distance) / tolerance;
}

function verdictRank(verdict: string): number {
  const rank = (verdictWords as readonly string[]).indexOf(verdict);
  return rank === -1 ? verdictWords.length : rank;
}

/** The claims of an output as a reader has filtered, sorted and opened them. */
export class ClaimsModel {
  readonly claims: readonly SavedClaim[];
  /** Each verdict that occurs, with its number. */
  readonly counts: readonly (readonly [verdict: string, count: number])[];
  readonly #shown = new Set<string>();
  readonly #open = new Set<SavedClaim>();
  #sort: Sort | undefined;

  constructor(claims: readonly SavedClaim[]) {
    this.claims = claims;
    this.counts = countVerdicts(claims);
  }

  get sort(): Sort | undefined {
    return this.#sort;
  }

  /** The claims in view, in their order. */
  get rows(): readonly SavedClaim[] {
    const places = this.claims.map((_, place) => place).filter((place) => this.#isInView(this.claims[place]));
    const sort = this.#sort;
    const column = sort && claimColumns[sort.column];
    const sorted = sort && column ? sortRows(places, this.claims.map(column.sortedBy), sort.direction) : places;
    return sorted.map((place) => this.claims[place]).filter((claim) => claim !== undefined);
  }

  /** `19 of 99 claims`. */
  get status(): string {
    const { length } = this.rows;
    const all = claimsCount(this.claims.length);
    return length === this.claims.length ? all : `${length} of ${all}`;
  }

  isFiltered(verdict: string): boolean {
    return this.#shown.has(verdict);
  }

  isOpen(claim: SavedClaim): boolean {
    return this.#open.has(claim);
  }

  /** Shows only the claims with this verdict, beside those whose verdict was chosen before; once more takes that back. */
  toggleFilter(verdict: string): void {
    toggle(this.#shown, verdict);
  }

  toggleSort(column: number): void {
    this.#sort = nextSort(this.#sort, column);
  }

  toggleOpen(claim: SavedClaim): void {
    toggle(this.#open, claim);
  }

  #isInView(claim: SavedClaim | undefined): boolean {
    return claim !== undefined && (this.#shown.size === 0 || this.#shown.has(claim.verdict));
  }
}

function toggle<T>(set: Set<T>, item: T): void {
  if (!set.delete(item)) set.add(item);
}
