import { resolve } from "node:path";
import { UserError } from "../base/errors.ts";
import type { SavedClaim } from "../base/saved-claim.ts";
import { claimsOf } from "./claims.ts";
import type { NotebookFile } from "./nbformat.ts";
import { readNotebook } from "./read.ts";
import { joinText } from "./text.ts";

/**
 * The claims of other notebooks with their verdicts, from the outputs that those were saved with: nothing runs again, and nothing
 * that a source prints is typed twice.
 *
 * @param files - notebooks, by their paths from this notebook's folder
 * @returns the claims of all of them, notebook by notebook, in the order in which each shows them
 * @throws `notebook/not-run` for a notebook that was saved without its outputs; `notebook/not-found` and those of reading a file
 */
export async function savedClaims(...files: readonly string[]): Promise<readonly SavedClaim[]> {
  const notebooks = await Promise.all(files.map(async (file) => [file, await readNotebook(resolve(file))] as const));
  return notebooks.flatMap(([file, notebook]) => {
    const claims = claimsOf(notebook);
    const missing = notebook.cells.findIndex(isUnrun);
    if (missing >= 0 || claims.length === 0) throw notRun(file, missing);
    return claims;
  });
}

function isUnrun(cell: NotebookFile["cells"][number]): boolean {
  if (cell.cell_type !== "code" || cell.metadata.tags?.includes("skip-execution")) return false;
  return cell.execution_count === null && joinText(cell.source).trim() !== "";
}

function notRun(file: string, missing: number): UserError {
  return new UserError("notebook/not-run", {
    expected: `${file} with the outputs of a run that has claims`,
    received: missing >= 0 ? `no run of its cell ${missing + 1}` : "a run without a claim",
    action: `run it and keep what it shows: carrybook run ${file} --inplace`,
  });
}
