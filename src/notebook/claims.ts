import { mime } from "../base/host.ts";
import type { NotebookFile } from "./nbformat.ts";

/** A claim as a cell's output holds it, already in words and figures that a reader sees. */
export interface ClaimRow {
  readonly id: string;
  readonly says: string;
  readonly source: string;
  readonly section: string;
  readonly printed: string;
  readonly computed: string;
  readonly verdict: string;
  readonly note: string;
  /** The place, from 1, of the cell whose output holds the claim. */
  readonly position: number;
}

/** A mark for each verdict that is read in black and white too; the word always stands beside it. */
export function verdictMark(verdict: string): string {
  return { reproduces: "✓", "does not reproduce": "✗", "needs a model": "◐" }[verdict] ?? "?";
}

/** The claims in a notebook's saved outputs, in the notebook's order; where an id comes again, its last row stands. */
export function claimsOf(notebook: NotebookFile): ClaimRow[] {
  const rows = new Map<string, ClaimRow>();
  notebook.cells.forEach((cell, index) => {
    for (const output of cell.cell_type === "code" ? cell.outputs : []) {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
      const bundle = output.data[mime.claims] as { claims?: unknown } | null | undefined;
      if (!Array.isArray(bundle?.claims)) continue;
      for (const claim of bundle.claims as unknown[]) {
        const row = rowOf(claim, index + 1);
        if (row) rows.set(row.id, { ...row, position: rows.get(row.id)?.position ?? row.position });
      }
    }
  });
  return [...rows.values()];
}

/** `does not reproduce: 1, reproduces: 5`: the verdicts that occur, those first that want attention. */
export function verdictCounts(rows: readonly ClaimRow[]): string {
  const words = ["does not reproduce", "needs a model", "not checkable", "reproduces"];
  const counts = [...new Set([...words, ...rows.map((row) => row.verdict)])].map(
    (word) => [word, rows.filter((row) => row.verdict === word).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`)
    .join(", ");
}

function rowOf(claim: unknown, position: number): ClaimRow | undefined {
  if (typeof claim !== "object" || claim === null) return undefined;
  const fields = claim as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  if (text("id") === "" || text("verdict") === "") return undefined;
  return {
    id: text("id"),
    says: text("says"),
    source: text("source"),
    section: text("section"),
    printed: text("printed"),
    computed: text("computed"),
    verdict: text("verdict"),
    note: text("note"),
    position,
  };
}
