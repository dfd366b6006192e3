import ts from "typescript";
import { Project, type Surroundings } from "./project.ts";
import { type Answer, type Asked, type Notifications, type Query, type Question } from "./protocol.ts";
import { type Point } from "./places.ts";
import { completionDetails } from "./queries/completion-details.ts";
import { completions } from "./queries/completions.ts";
import { definitions, typeDefinitions } from "./queries/definitions.ts";
import { diagnostics } from "./queries/diagnostics.ts";
import { hover } from "./queries/hover.ts";
import { references } from "./queries/references.ts";
import { rename, renameRange } from "./queries/rename.ts";
import { signatures } from "./queries/signatures.ts";
import { type Shipped } from "./shipped.ts";

type Handlers = { readonly [Name in keyof Notifications]: (body: Notifications[Name]) => void };
type Answers = { readonly [Name in Query]: (question: Question<Name>) => Answer<Name> };

/** Answers questions about the cells of all notebooks of a window. */
export class LanguageServer {
  readonly #surroundings: Surroundings;
  readonly #projects = new Map<string, Project>();
  #closedLast: Project | undefined;
  #opened = 0;

  constructor(shipped: Shipped) {
    this.#surroundings = { shipped, registry: ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames) };
  }

  notify<Name extends keyof Notifications>(name: Name, body: Notifications[Name]): void {
    this.#handlers[name](body);
  }

  answer<Name extends Query>(name: Name, question: Question<Name>): Answer<Name> {
    return this.#answers[name](question);
  }

  readonly #handlers: Handlers = {
    open: (notebook) => {
      const project = this.#projects.get(notebook.id);
      if (project) return project.set(notebook);
      this.#opened += 1;
      this.#projects.set(notebook.id, new Project(notebook, String(this.#opened), this.#surroundings));
    },
    edit: ({ notebook, cell, text }) => this.#projects.get(notebook)?.edit(cell, text),
    close: ({ notebook }) => {
      const project = this.#projects.get(notebook);
      if (!project) return;
      this.#projects.delete(notebook);
      // The last one stays: without it the types that all have in common would be read anew for the next.
      this.#closedLast?.dispose();
      this.#closedLast = project;
    },
    filesChanged: ({ paths }) => {
      for (const project of this.#projects.values()) if (project.isConcernedBy(paths)) project.filesChanged();
    },
  };

  readonly #answers: Answers = {
    completions: (asked) => this.#at(asked, (point) => completions(point, asked.trigger)),
    completionDetails: (asked) => this.#at(asked, (point) => completionDetails(point, asked.name, asked.from)),
    hover: (asked) => this.#at(asked, hover),
    signatures: (asked) =>
      this.#at(asked, (point) =>
        signatures(point, { isRetrigger: asked.isRetrigger, ...(asked.trigger !== undefined && { character: asked.trigger }) }),
      ),
    definitions: (asked) => this.#at(asked, definitions) ?? [],
    typeDefinitions: (asked) => this.#at(asked, typeDefinitions) ?? [],
    references: (asked) => this.#at(asked, (point) => references(point, asked.withDeclaration)) ?? [],
    renameRange: (asked) => this.#at(asked, renameRange) ?? noName,
    rename: (asked) => this.#at(asked, (point) => rename(point, asked.newName)) ?? noName,
    staleCells: ({ notebook }) => this.#projects.get(notebook)?.modules.takeStale() ?? [],
    diagnostics: ({ notebook, cell }) => {
      const project = this.#projects.get(notebook);
      const module = project?.modules.ofCell(cell);
      return project && module ? diagnostics(project, module) : [];
    },
  };

  /** Asks at a point of a cell; undefined where the notebook, the cell or the text there is none of the compiler's. */
  #at<Value>({ notebook, cell, offset: cellOffset }: Asked, ask: (point: Point) => Value): Value | undefined {
    const project = this.#projects.get(notebook);
    const module = project?.modules.ofCell(cell);
    const offset = module?.text.toModule(cellOffset);
    return project && module && offset !== undefined ? ask({ project, module, offset }) : undefined;
  }
}

const noName = { refused: "There is no name here." };
