import * as vscode from "vscode";
import { type ListedClaim } from "../../notebook/listed-claims.ts";
import { claimIcon, claimLine, claimMarkdown, countsLine, countsWords } from "./claim-text.ts";
import { type NotebookClaims, type WorkspaceClaims } from "./workspace-claims.ts";

/** A claim in the view, and the notebook that makes it. */
export interface ShownClaim {
  readonly uri: vscode.Uri;
  readonly claim: ListedClaim;
}

export type ClaimsNode = NotebookClaims | ShownClaim;

/** The *Claims* view: each notebook of the workspace with its claims, as they stand. */
export class ClaimsView implements vscode.TreeDataProvider<ClaimsNode>, vscode.Disposable {
  readonly #claims: WorkspaceClaims;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(claims: WorkspaceClaims) {
    this.#claims = claims;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.createTreeView("carrybook.claims", { treeDataProvider: this, showCollapseAll: true }),
      claims.onDidChange(() => this.#refresh()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  getChildren(parent?: ClaimsNode): ClaimsNode[] {
    if (!parent) return [...this.#claims.notebooks];
    return "claims" in parent ? parent.claims.map((claim) => ({ uri: parent.uri, claim })) : [];
  }

  getTreeItem(node: ClaimsNode): vscode.TreeItem {
    return "claims" in node ? notebookItem(node) : claimItem(node);
  }

  #refresh(): void {
    // Without a claim in the workspace the panel has nothing to show, and no tab.
    void vscode.commands.executeCommand("setContext", "carrybook.hasClaims", this.#claims.notebooks.length > 0);
    this.#changed.fire(undefined);
  }
}

function notebookItem({ uri, claims }: NotebookClaims): vscode.TreeItem {
  const name = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = uri.toString();
  item.description = countsLine(claims);
  item.tooltip = `${name}\n${countsWords(claims)}`;
  item.iconPath = new vscode.ThemeIcon("notebook");
  item.contextValue = "notebook";
  item.accessibilityInformation = { label: `${name}, ${countsWords(claims)}` };
  return item;
}

function claimItem(node: ShownClaim): vscode.TreeItem {
  const { uri, claim } = node;
  const { icon, colour } = claimIcon(claim);
  const item = new vscode.TreeItem(claim.says);
  item.id = `${uri.toString()}#${claim.id}`;
  item.description = [claimLine(claim), claim.section].filter((text) => text !== "").join(" · ");
  item.tooltip = new vscode.MarkdownString(claimMarkdown(claim));
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  item.contextValue = "claim";
  item.command = { command: "carrybook.revealClaim", title: "Go to Cell", arguments: [node] };
  item.accessibilityInformation = { label: `${claim.row?.verdict ?? "not run"}: ${claim.says}, ${claimLine(claim)}` };
  return item;
}
