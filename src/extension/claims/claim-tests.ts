import * as vscode from "vscode";
import { type ListedClaim } from "../../notebook/listed-claims.ts";
import { type NotebookTests, runNotebookTests } from "./claim-test-run.ts";
import { type StartKernel } from "./headless-run.ts";
import { openNotebook, type WorkspaceClaims } from "./workspace-claims.ts";

/**
 * Every claim of the workspace's notebooks as a test, below its notebook. A claim passes where its verdict is the one that the
 * notebook was saved with: a claim that does not reproduce, and is known not to, passes.
 */
export class ClaimTests implements vscode.Disposable {
  readonly #claims: WorkspaceClaims;
  readonly #startKernel: StartKernel;
  readonly #controller = vscode.tests.createTestController("carrybook.claims", "Carrybook Claims");
  readonly #subscriptions: vscode.Disposable;
  /** The editor's names for the cells of each notebook: the same ones each time that it opens the file. */
  readonly #cellUris = new Map<string, readonly vscode.Uri[]>();
  #profile: vscode.TestRunProfile | undefined;

  constructor(claims: WorkspaceClaims, startKernel: StartKernel) {
    this.#claims = claims;
    this.#startKernel = startKernel;
    this.#controller.resolveHandler = (item) => this.#resolve(item);
    this.#controller.refreshHandler = () => claims.refresh();
    this.#subscriptions = vscode.Disposable.from(
      claims.onDidChange((uri) => this.#list(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#offerRun()),
    );
    this.#offerRun();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#profile?.dispose();
    this.#controller.dispose();
  }

  /** In Restricted Mode claims are listed, and there is no way to run them. */
  #offerRun(): void {
    if (!vscode.workspace.isTrusted) return;
    this.#profile ??= this.#controller.createRunProfile(
      "Run",
      vscode.TestRunProfileKind.Run,
      (request) => this.#run(request),
      true,
    );
  }

  /** Opens a notebook behind the scenes when its tests are unfolded: only then do its cells have names to jump to. */
  async #resolve(item: vscode.TestItem | undefined): Promise<void> {
    if (!item?.uri || item.parent) return;
    await vscode.workspace.openNotebookDocument(item.uri);
    this.#list(item.uri);
  }

  /** Brings the tests of a notebook up to date with its claims. */
  #list(uri: vscode.Uri): void {
    const id = uri.toString();
    const found = uri.scheme === "untitled" ? undefined : this.#claims.find(uri);
    if (!found) {
      this.#controller.items.delete(id);
      return;
    }
    const { items } = this.#controller;
    const item = items.get(id) ?? this.#controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    if (!items.get(id)) items.add(item);
    item.children.replace(found.claims.map((claim) => this.#claimItem(item, uri, claim)));
  }

  #claimItem(parent: vscode.TestItem, notebook: vscode.Uri, claim: ListedClaim): vscode.TestItem {
    const uri = this.#cellUri(notebook, claim.position);
    const known = parent.children.get(claim.id);
    const isSame = known?.uri?.toString() === uri.toString();
    const item = known && isSame ? known : this.#controller.createTestItem(claim.id, claim.says, uri);
    // Nothing more: the editor reads a description aloud in place of the label.
    item.label = claim.says;
    item.sortText = `${claim.position} ${claim.line}`.replace(/\d+/g, (digits) => digits.padStart(6, "0"));
    // And no range: with one, the editor would go to a line of the notebook's file and lose the cell.
    return item;
  }

  /** A cell as the editor names it; the notebook as a whole where it was not open yet. */
  #cellUri(notebook: vscode.Uri, position: number): vscode.Uri {
    const key = notebook.toString();
    const cells = openNotebook(notebook)?.getCells();
    if (cells) this.#cellUris.set(key, cells.map((cell) => cell.document.uri)); // prettier-ignore
    return this.#cellUris.get(key)?.[position - 1] ?? notebook;
  }

  async #run(request: vscode.TestRunRequest): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const notebooks = this.#asked(request);
    try {
      for (const { claims } of notebooks) for (const item of claims.values()) run.enqueued(item);
      for (const notebook of notebooks) {
        if (run.token.isCancellationRequested) break;
        await runNotebookTests(notebook, run, { startKernel: this.#startKernel });
      }
    } finally {
      run.end();
    }
  }

  /** The notebooks of a request, each with the claims that it asks for. */
  #asked({ include, exclude = [] }: vscode.TestRunRequest): NotebookTests[] {
    const all = [...this.#controller.items].map(([, item]) => item);
    return all.flatMap((item) => {
      const { uri } = item;
      if (!uri) return [];
      const isWhole = include === undefined || include.includes(item);
      const isAsked = (one: vscode.TestItem) =>
        (isWhole || include.includes(one)) && ![one, item].some((each) => exclude.includes(each));
      const claims = new Map([...item.children].filter(([, one]) => isAsked(one)));
      if (claims.size === 0) return [];
      const locationOf = (position: number, line: number) =>
        new vscode.Location(this.#cellUri(uri, position), new vscode.Position(line, 0));
      const lineOf = (id: string) => this.#claims.find(uri)?.claims.find((claim) => claim.id === id)?.line ?? 0;
      return [{ uri, item, claims, locationOf, lineOf, added: (claim) => (isWhole ? this.#add(item, uri, claim) : undefined) }];
    });
  }

  /** A claim whose id is computed is known when it has run. */
  #add(parent: vscode.TestItem, notebook: vscode.Uri, claim: Omit<ListedClaim, "line">): vscode.TestItem {
    const item = this.#claimItem(parent, notebook, { ...claim, line: 0 });
    parent.children.add(item);
    return item;
  }
}
