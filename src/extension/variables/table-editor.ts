import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { type TablePage, type TableQuery } from "../../kernel/table-page.ts";

export interface TableEditorOptions {
  readonly title: string;
  readonly extensionUri: vscode.Uri;
  /** Rows of the table; undefined where there is no such table any more. */
  readonly page: (query: TableQuery) => Promise<TablePage | undefined>;
  /** Calls back when the table may have changed. */
  readonly onChange: (listener: () => void) => vscode.Disposable;
}

/** What the page asks; it is answered under the same id. */
interface PageQuestion {
  readonly id: number;
  readonly query: TableQuery;
}

/** Shows a table of a notebook in an editor tab of its own: the page fetches the rows that come into view. */
export function openTableEditor({ title, extensionUri, page, onChange }: TableEditorOptions): void {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  const panel = vscode.window.createWebviewPanel("carrybook.table", title, vscode.ViewColumn.Active, {
    enableScripts: true,
    retainContextWhenHidden: true,
    localResourceRoots: [dist],
    enableFindWidget: true,
  });
  panel.iconPath = new vscode.ThemeIcon("table");
  const { webview } = panel;
  const following = vscode.Disposable.from(
    webview.onDidReceiveMessage(async ({ id, query }: PageQuestion) => {
      // A kernel that cannot be started has no table either; its cell says why.
      const answer = await page(query).catch(() => undefined);
      await webview.postMessage({ id, page: answer });
    }),
    onChange(() => void webview.postMessage({ changed: true })),
  );
  panel.onDidDispose(() => void following.dispose());
  const renderer = webview.asWebviewUri(vscode.Uri.joinPath(dist, "renderer.js"));
  webview.html = tablePage({ renderer: renderer.toString(), scriptSource: webview.cspSource });
}

/** @param page.scriptSource - from where the page may load the renderer */
function tablePage({ renderer, scriptSource }: { renderer: string; scriptSource: string }): string {
  const nonce = randomBytes(16).toString("hex");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'nonce-${nonce}' ${scriptSource}; style-src ${scriptSource} 'unsafe-inline'" />
    <style>
      #table { padding: 12px 0; }
      #table .cb-grid .cb-grid-scroll { max-height: calc(100vh - 70px); }
    </style>
  </head>
  <body>
    <main id="table"></main>
    <script type="module" nonce="${nonce}">
      import { mountPagedGrid } from "${renderer}";
      const editor = acquireVsCodeApi();
      const answers = new Map();
      let asked = 0;
      let grid;
      const ask = (query) =>
        new Promise((resolve) => {
          asked += 1;
          answers.set(asked, resolve);
          editor.postMessage({ id: asked, query });
        });
      addEventListener("message", ({ data }) => {
        if (data.changed) grid?.refresh();
        else answers.get(data.id)?.(data.page);
        answers.delete(data.id);
      });
      const target = document.getElementById("table");
      grid = await mountPagedGrid(target, ask);
      if (!grid) target.textContent = "There is no table of this name any more: run its cell again, and open it anew.";
    </script>
  </body>
</html>`;
}
