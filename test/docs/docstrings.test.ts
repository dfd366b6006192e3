import assert from "node:assert/strict";
import { type Documented, documentedExports, exportsOf } from "../../scripts/docs/docstrings.ts";
import { publicNames } from "../../scripts/docs/public-names.ts";

const all = documentedExports();
const wanted = publicNames();
const isPublic = (entry: Documented) => wanted.some(({ name, file }) => name === entry.name && file === entry.file);
const has = (entry: Documented, tag: string) => entry.tags.some((each) => each.tag === tag && each.text !== "");
const inFolder = (entry: Documented, ...folders: readonly string[]) => folders.includes(entry.file.split("/")[1] ?? "");
const named = (entries: readonly Documented[]) => entries.map(({ file, name }) => `${file}: ${name}`);

const functions = all.filter(({ kind }) => kind === "function");
const offered = functions.filter((entry) => isPublic(entry) && inFolder(entry, "finance", "tables"));

/** What the docstring of a function that a cell can import must have, and for which of them. */
const rules: readonly [what: string, breaks: (entry: Documented) => boolean][] = [
  ["says what it does", ({ text }) => text === ""],
  ["names its parameters", (entry) => entry.parameters.length > 0 && !has(entry, "param")],
  ["says what it returns", (entry) => entry.returnsValue && !has(entry, "returns")],
  ["shows an example", (entry) => !has(entry, "example")],
  ["names its source", (entry) => inFolder(entry, "finance") && !has(entry, "source")],
];

describe("the docstrings of what a cell can import", () => {
  it("are found: the library's names all stand in a file", () => {
    const missing = wanted.filter(({ name, file }) => !all.some((entry) => entry.name === name && entry.file === file));
    assert.deepEqual(missing, []);
    assert.ok(offered.length > 0);
  });

  for (const [what, breaks] of rules) {
    it(`each function of finance and tables ${what}`, () => assert.deepEqual(named(offered.filter(breaks)), []));
  }
});

describe("the docstrings of all that is exported", () => {
  it("each function of finance and tables has one", () => {
    assert.deepEqual(named(functions.filter((entry) => inFolder(entry, "finance", "tables") && entry.text === "")), []);
  });

  it("each function that makes a UserError names its code after @throws, or what carries the codes", () => {
    const silent = functions.filter((entry) => {
      const told = entry.tags.filter(({ tag }) => tag === "throws").map(({ text }) => text);
      if (!inFolder(entry, "finance", "tables", "charts", "claims")) return false;
      return entry.throwsCodes.some((code) => !told.some((text) => text.includes(`\`${code}\``) || text.includes("as {@link")));
    });
    assert.deepEqual(named(silent), []);
  });
});

describe("the reading of docstrings", () => {
  const code = `
/**
 * Adds.
 *
 * @param options - two numbers
 * @returns the sum
 * @throws \`finance/too-large\`
 * @example
 * add({ a: 1, b: 2 }); // 3
 */
export function add(options: { a: number; b: number }): number {
  if (options.a > 9) throw new UserError("finance/too-large", { expected: "", received: "", action: "" });
  return options.a + options.b;
}
/** One. @throws \`base/odd\` */
export function over(a: string): string;
export function over(a: number): number;
export function over(a: unknown): unknown { return a; }
export const half = (value: number): number => value / 2;
function hidden(): void {}
export type Pair = [number, number];
export class Box {
  readonly #inside: number;
  /** How many. */
  readonly count: number = 1;
  constructor(inside: number) { this.#inside = inside; }
  /** Opens it. */
  open(): number { return this.#inside; }
  either(a: string): void;
  either(a: unknown): void { this.open(); }
}
`;
  const [add, over, half, pair, box] = exportsOf("src/finance/add.ts", code);

  it("takes text, tags, signature and codes of a function", () => {
    assert.equal(add?.text, "Adds.");
    assert.deepEqual(
      add?.tags.map(({ tag, text }) => [tag, text]),
      [
        ["param", "options - two numbers"],
        ["returns", "the sum"],
        ["throws", "`finance/too-large`"],
        ["example", "add({ a: 1, b: 2 }); // 3"],
      ],
    );
    assert.equal(add?.signature, "function add(options: { a: number; b: number }): number");
    assert.deepEqual([add?.throwsCodes, add?.parameters, add?.returnsValue], [["finance/too-large"], ["options"], true]);
  });

  it("joins overloads, reads a tag within a line, and leaves out what is not exported", () => {
    assert.equal(over?.signature, "function over(a: string): string;\nfunction over(a: number): number;");
    assert.deepEqual([over?.text, over?.tags], ["One.", [{ tag: "throws", text: "`base/odd`" }]]);
    assert.deepEqual([half?.kind, half?.signature], ["function", "const half = (value: number): number"]);
    assert.deepEqual([pair?.name, pair?.kind], ["Pair", "type"]);
  });

  it("outlines a class by what can be used from outside", () => {
    assert.deepEqual(box?.signature.split(/\n\s*/), [
      "class Box {",
      "/** How many. */",
      "readonly count: number = 1;",
      "/** Opens it. */",
      "open(): number;",
      "either(a: string): void;",
      "}",
    ]);
  });
});
