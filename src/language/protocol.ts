import { type Notebook } from "./cell.ts";

/** A place in a text; both count from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Where something stands: in a cell, or in a file. */
export type Place = { readonly range: TextRange } & ({ readonly cell: string } | { readonly file: string });

/** A place in a cell that is asked about. */
export interface Asked {
  readonly notebook: string;
  readonly cell: string;
  readonly offset: number;
}

/** Where the details of a completion are to be found. */
export type CompletionSource =
  | { readonly kind: "here"; readonly source?: string }
  | { readonly kind: "cell"; readonly cell: string }
  | { readonly kind: "library" };

export interface CompletionItem {
  readonly name: string;
  /** The compiler's word for what it is: `function`, `const`, `property`, … */
  readonly kind: string;
  readonly sortText: string;
  readonly insertText?: string;
  readonly isSnippet?: boolean;
  readonly filterText?: string;
  readonly isDeprecated?: boolean;
  /** What is replaced; the word at the cursor where it is absent. */
  readonly range?: TextRange;
  readonly from: CompletionSource;
}

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** Keys that take the item that is selected and go on. */
  readonly commitCharacters: readonly string[];
}

/** What is told of a symbol. */
export interface Description {
  /** Its declaration in TypeScript. */
  readonly declaration: string;
  /** Its docstring in Markdown. */
  readonly documentation: string;
}

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Each parameter as it stands in the label, from one offset to another. */
  readonly parameters: readonly { readonly label: readonly [number, number]; readonly documentation: string }[];
}

export interface Signatures {
  readonly signatures: readonly Signature[];
  readonly active: number;
  readonly activeParameter: number;
}

export interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** Why a name stays as it is. */
export interface Refusal {
  readonly refused: string;
}

export interface Diagnostic {
  readonly range: TextRange;
  readonly message: string;
  /** The compiler's number of the error. */
  readonly code: number;
  readonly severity: "error" | "warning" | "hint";
  readonly related: readonly { readonly place: Place; readonly message: string }[];
}

/** What the editor tells the language process. */
export interface Notifications {
  /** A notebook as it is now. */
  open: Notebook;
  edit: { readonly notebook: string; readonly cell: string; readonly text: string };
  close: { readonly notebook: string };
  /** Files have changed on disk. */
  filesChanged: { readonly paths: readonly string[] };
}

/** What the editor asks, and the answer. */
export interface Queries {
  completions: (asked: Asked & { readonly trigger?: string }) => Completions | undefined;
  completionDetails: (asked: Asked & { readonly name: string; readonly from: CompletionSource }) => Description | undefined;
  hover: (asked: Asked) => (Description & { readonly range: TextRange }) | undefined;
  signatures: (asked: Asked & { readonly trigger?: string; readonly isRetrigger: boolean }) => Signatures | undefined;
  definitions: (asked: Asked) => readonly Place[];
  typeDefinitions: (asked: Asked) => readonly Place[];
  references: (asked: Asked & { readonly withDeclaration: boolean }) => readonly Place[];
  /** The word that a rename would change, or why there is none. */
  renameRange: (asked: Asked) => { readonly range: TextRange; readonly name: string } | Refusal;
  rename: (asked: Asked & { readonly newName: string }) => readonly Edit[] | Refusal;
  /** The cells whose errors may be others than when this was last asked: those that have changed, then those that use them. */
  staleCells: (asked: { readonly notebook: string }) => readonly string[];
  diagnostics: (asked: { readonly notebook: string; readonly cell: string }) => readonly Diagnostic[];
}

export type Query = keyof Queries;
export type Question<Name extends Query> = Parameters<Queries[Name]>[0];
export type Answer<Name extends Query> = ReturnType<Queries[Name]>;

/** What goes to the language process. */
export type ToProcess =
  | { [Name in keyof Notifications]: { readonly notify: Name; readonly body: Notifications[Name] } }[keyof Notifications]
  | { [Name in Query]: { readonly ask: Name; readonly id: number; readonly body: Question<Name> } }[Query];

/** What comes from it. */
export type FromProcess =
  { readonly id: number; readonly answer: Answer<Query> } | { readonly id: number; readonly error: string };
