/**
 * The part of VS Code's notebook renderer interface that Carrybook uses.
 *
 * @source Visual Studio Code, Notebook API: notebook renderer, `ActivationFunction` and `OutputItem`
 */
export interface OutputItem {
  /** Stable while the output stands in the notebook; a rerun may reuse it. */
  readonly id: string;
  readonly mime: string;
  json(): unknown;
  text(): string;
}

export interface NotebookRenderer {
  renderOutputItem(item: OutputItem, element: HTMLElement): void;
  /** Ends one output, or all of them where no id is given. */
  disposeOutputItem(id?: string): void;
}

/** Something on the page that has listeners or timers of its own, until it is ended. */
export interface Mounted {
  dispose(): void;
}

/** What draws one kind of value into an element; it gives back what ends it. */
export type Mount = (element: HTMLElement, content: unknown) => Mounted;
