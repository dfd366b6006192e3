/** What a cell may use without an import, beside the library's own names and those of Node. */

/** A value with the forms in which it is shown. */
interface CarrybookRich {
  readonly bundle: Readonly<Record<string, unknown>>;
  /** The text of the first form. */
  toString(): string;
}

/** The tag of a template, which also takes a plain text. */
type CarrybookTag = (source: TemplateStringsArray | string, ...values: readonly unknown[]) => CarrybookRich;

interface CarrybookProgressOptions {
  readonly label?: string;
  /** The number of items, where the iterable itself does not tell. */
  readonly total?: number;
}

/** Shows a value, or replaces what is shown under the same id. */
declare const display: {
  (value: unknown, options?: { readonly id?: string }): void;
  /** Replaces what is shown under an id, in whichever cell that is. */
  update(id: string, value: unknown): void;
};

/** Removes what the cell has shown so far; with `wait`, only when something new is shown. */
declare function clearOutput(options?: { readonly wait?: boolean }): void;

/**
 * Asks the user for a line of text.
 *
 * @throws UserError kernel/no-input where there is no one to ask, kernel/input-dismissed where there is no answer
 */
declare function input(prompt?: string, options?: { readonly password?: boolean }): Promise<string>;

/** Gives the same items on, and shows a bar that tells how far the loop is, its rate and the time left. */
declare function progress<Item>(items: Iterable<Item>, options?: CarrybookProgressOptions): Generator<Item, void, undefined>;
declare function progress<Item>(items: AsyncIterable<Item>, options?: CarrybookProgressOptions): AsyncGenerator<Item, void>;

/** HTML to be shown: `` html`<b>${name}</b>` ``. Values are escaped, save those that are HTML themselves; a list is joined. */
declare const html: CarrybookTag;
/** An SVG drawing to be shown; values are escaped as in {@link html}. */
declare const svg: CarrybookTag;
/** Markdown to be shown; values go in as they are. */
declare const md: CarrybookTag;
/** TeX mathematics to be shown, without the dollars; backslashes need no doubling. */
declare const tex: CarrybookTag;
/** Shows a value as JSON: a tree where the viewer has one, else indented text. */
declare function json(value: unknown): CarrybookRich;

/**
 * The results that cells have shown, by the number that the cell shows: `Out[3]`. The last hundred are kept, and fewer where they
 * are large.
 *
 * @throws UserError kernel/no-result for a number whose result is not kept
 */
declare const Out: Readonly<Record<number, any>>;
/** The last result. */
declare var _: any;
/** The result before the last. */
declare var __: any;
/** The result before that. */
declare var ___: any;
