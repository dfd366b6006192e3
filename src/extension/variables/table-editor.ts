import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { mime } from "../../kernel/protocol.ts";

/** Shows a table of a notebook in an editor tab of its own, drawn as it is in a cell's output. */
export function openTableEditor(title: string, table: unknown, extensionUri: vscode.Uri): void {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  const panel = vscode.window.createWebviewPanel("carrybook.table", title, vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [dist],
    enableFindWidget: true,
  });
  panel.iconPath = new vscode.ThemeIcon("table");
  const renderer = panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, "renderer.js"));
  panel.webview.html = tablePage({ table, renderer: renderer.toString(), scriptSource: panel.webview.cspSource });
}

/** @param page.scriptSource - from where the page may load the renderer */
function tablePage({ table, renderer, scriptSource }: { table: unknown; renderer: string; scriptSource: string }): string {
  const nonce = randomBytes(16).toString("hex");
  // Within a script only `<` could end it.
  const data = JSON.stringify(table).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'nonce-${nonce}' ${scriptSource}; style-src ${scriptSource} 'unsafe-inline'" />
  </head>
  <body>
    <main id="table" style="padding: 12px 0"></main>
    <script type="module" nonce="${nonce}">
      import { activate } from "${renderer}";
      const table = ${data};
      const item = { id: "table", mime: "${mime.table}", json: () => table, text: () => JSON.stringify(table) };
      activate().renderOutputItem(item, document.getElementById("table"));
    </script>
  </body>
</html>`;
}
