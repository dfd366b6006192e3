import * as vscode from "vscode";
import { notebookErrorText } from "./error-links.ts";
import { type BatchEdit } from "./output-batch.ts";
import { type OutputItem, type ShownOutput } from "./output-edits.ts";

/** The editor's own outputs, kept under what they show. */
const editorOutputs = new WeakMap<ShownOutput, vscode.NotebookCellOutput>();

/** Where cells stand in the notebook's run, for errors that link to them. */
export interface OutputContext {
  readonly executionOrder: number | undefined;
  /** The execution order of a cell, by its id; undefined for one that has gone. */
  readonly orderOf: (cellId: string) => number | undefined;
}

/** Carries edits out, in their order; settled once the window has taken them in. */
export async function applyEdits(
  execution: vscode.NotebookCellExecution,
  edits: readonly BatchEdit[],
  context: OutputContext,
): Promise<void> {
  await Promise.all(edits.map((edit) => applyEdit(execution, edit, context)));
}

async function applyEdit(execution: vscode.NotebookCellExecution, edit: BatchEdit, context: OutputContext): Promise<void> {
  if (edit.kind === "clear") return execution.clearOutput();
  if (edit.kind === "append") {
    return execution.appendOutput(
      edit.outputs.map(({ output, items }) => {
        const shown = new vscode.NotebookCellOutput(toItems(items, context), metadataOf(output, context));
        editorOutputs.set(output, shown);
        return shown;
      }),
    );
  }
  const shown = editorOutputs.get(edit.output);
  if (!shown) return;
  const items = toItems(edit.items, context);
  return edit.kind === "extend" ? execution.appendOutputItems(items, shown) : execution.replaceOutputItems(items, shown);
}

/** What the editor's `.ipynb` support reads when it saves the output. */
function metadataOf({ type, items, metadata }: ShownOutput, { executionOrder }: OutputContext): Record<string, unknown> {
  const [first] = items;
  if (first?.kind === "error") {
    const { name, message, text } = first.error;
    // Saved as the terminal saves it: without the links, which only this window can follow.
    return { outputType: type, originalError: { output_type: type, ename: name, evalue: message, traceback: text.split("\n") } };
  }
  return { outputType: type, metadata, ...(type === "execute_result" && { executionCount: executionOrder }) };
}

function toItems(items: readonly OutputItem[], context: OutputContext): vscode.NotebookCellOutputItem[] {
  return items.map((item) => toItem(item, context));
}

function toItem(item: OutputItem, { orderOf }: OutputContext): vscode.NotebookCellOutputItem {
  switch (item.kind) {
    case "text":
      return vscode.NotebookCellOutputItem.text(item.text, item.mime);
    case "bytes":
      return new vscode.NotebookCellOutputItem(item.bytes, item.mime);
    case "stream":
      return item.name === "stdout"
        ? vscode.NotebookCellOutputItem.stdout(item.text)
        : vscode.NotebookCellOutputItem.stderr(item.text);
    case "error": {
      const { name, message } = item.error;
      return vscode.NotebookCellOutputItem.error({ name, message, stack: notebookErrorText(item.error, orderOf) });
    }
  }
}
