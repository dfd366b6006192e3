import * as vscode from "vscode";
import { mime } from "../../base/host.ts";
import { type NotebookCell, type NotebookFile, type Output } from "../../notebook/nbformat.ts";
import { language, metadataInFile } from "../metadata.ts";

/** An open notebook as it stands now, with unsaved changes, in the form of a file; of its outputs the claims alone. */
export function notebookOfDocument(document: vscode.NotebookDocument): NotebookFile {
  const cells = document.getCells().map(cellOf);
  return { cells, metadata: metadataInFile(document.metadata), nbformat: 4, nbformat_minor: 5 };
}

function cellOf(cell: vscode.NotebookCell): NotebookCell {
  const { languageId } = cell.document;
  // A cell in a language of its own says so in the file, once it is saved.
  const own = languageId === language ? {} : { vscode: { languageId } };
  const metadata = { ...metadataInFile(cell.metadata), ...own };
  const shared = { id: `cell-${cell.index + 1}`, metadata, source: cell.document.getText() };
  if (cell.kind !== vscode.NotebookCellKind.Code) return { ...shared, cell_type: "markdown" };
  return { ...shared, cell_type: "code", execution_count: null, outputs: cell.outputs.flatMap(claimsOutputs) };
}

function claimsOutputs(output: vscode.NotebookCellOutput): Output[] {
  const item = output.items.find((one) => one.mime === mime.claims);
  const content = item && parsed(item.data);
  return content === undefined ? [] : [{ output_type: "display_data", data: { [mime.claims]: content }, metadata: {} }];
}

/** Outputs of a file that somebody has edited may hold anything. */
function parsed(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data)) as unknown;
  } catch {
    return undefined;
  }
}
