import { mime } from "../base/host.ts";
import { readClaims, type SavedClaim } from "../base/saved-claim.ts";
import type { NotebookFile } from "./nbformat.ts";

/** A claim in a notebook's outputs. */
export interface ClaimRow extends SavedClaim {
  /** The place, from 1, of the cell whose output holds the claim. */
  readonly position: number;
}

/** The claims in a notebook's saved outputs, in the notebook's order; where an id comes again, its last row stands. */
export function claimsOf(notebook: NotebookFile): ClaimRow[] {
  return claimsIn(
    notebook.cells.map((cell) =>
      (cell.cell_type === "code" ? cell.outputs : []).flatMap((output) =>
        output.output_type === "display_data" || output.output_type === "execute_result" ? [output.data[mime.claims]] : [],
      ),
    ),
  );
}

/** As {@link claimsOf}, from what the outputs of each cell hold under the claims' MIME type, by the cell's place. */
export function claimsIn(cells: readonly (readonly unknown[])[]): ClaimRow[] {
  const rows = new Map<string, ClaimRow>();
  cells.forEach((contents, index) => {
    for (const claim of contents.flatMap(readClaims)) {
      rows.set(claim.id, { ...claim, position: rows.get(claim.id)?.position ?? index + 1 });
    }
  });
  return [...rows.values()];
}
