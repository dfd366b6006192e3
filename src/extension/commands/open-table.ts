import * as vscode from "vscode";
import { mime } from "../../kernel/protocol.ts";
import { type Sessions } from "../sessions.ts";
import { openTableEditor } from "../variables/table-editor.ts";
import { type ShownVariable } from "../variables/variables-view.ts";

/** *Open Table*, in the Variables view: an arquero table in an editor tab, as it is now. */
export async function openTable(sessions: Sessions, extensionUri: vscode.Uri, shown: ShownVariable | undefined): Promise<void> {
  if (!shown) return;
  const { name } = shown.variable;
  const bundle = await sessions.find(shown.notebook)?.show(name);
  const table = bundle?.[mime.table];
  if (table === undefined) {
    void vscode.window.showWarningMessage(`${name} is no table any more: run its cell again.`);
    return;
  }
  openTableEditor(name, table, extensionUri);
}
