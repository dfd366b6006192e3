import type * as vscode from "vscode";
import { type Sessions } from "../sessions.ts";
import { openTableEditor } from "../variables/table-editor.ts";
import { type ShownVariable } from "../variables/variables-view.ts";

/** *Open Table*, in the Variables view: an arquero table in an editor tab, of any length, which follows the variable. */
export function openTable(sessions: Sessions, extensionUri: vscode.Uri, shown: ShownVariable | undefined): void {
  const session = sessions.find(shown?.notebook);
  if (!shown || !session) return;
  const { name } = shown.variable;
  openTableEditor({
    title: name,
    extensionUri,
    page: (query) => session.tablePage(name, query),
    onChange: session.onDidChange,
  });
}
