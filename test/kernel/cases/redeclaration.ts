import { cell, type Case } from "./case.ts";

/** Each kind of declaration of `name`, and what the name holds then. */
const declarations: readonly (readonly [kind: string, code: string, value: string])[] = [
  ["const", "const thing = 1;", "1"],
  ["let", "let thing = 2;", "2"],
  ["var", "var thing = 3;", "3"],
  ["function", "function thing() { return 4 }", "4"],
  ["async function", "async function thing() { return 5 }", "5"],
  ["class", "class thing { static value = 6 }", "6"],
  ["enum", "enum thing { value = 7 }", "7"],
  ["namespace", "namespace thing { export const value = 8 }", "8"],
  ["destructuring", "const { thing, ...others } = { thing: 9, other: 1 };", "9"],
  ["array destructuring", "let [thing = 10] = [];", "10"],
  ["import", `import { sep as thing } from "node:path/posix";`, "'/'"],
  ["default import", `import thing from "node:os";`, "'object'"],
  ["import of require", `import thing = require("node:os");`, "'object'"],
  ["abstract class", "abstract class thing { static value = 11 }", "11"],
  ["const enum", "const enum thing { value = 12 }", "12"],
  ["exported class", "export default class thing { static value = 13 }", "13"],
];

const read = `const current: any = thing;
current?.constructor?.name === "Object" || current?.value !== undefined
  ? (current.value ?? typeof current)
  : typeof current === "function" ? await current() : current`;

const pairings: Case[] = declarations.flatMap(([first, firstCode]) =>
  declarations.map(([second, secondCode, value]) => ({
    title: `${second} over ${first}`,
    steps: [cell(firstCode), cell(secondCode), cell(read, `result: ${value}`)],
  })),
);

const others: Case[] = [
  {
    title: "type and interface leave no trace, whatever had their name",
    steps: [cell("const Row = 1;"), cell("interface Row { a: number }"), cell("type Row = string;"), cell("Row", "result: 1")],
  },
  {
    title: "the same cell again, with every kind in it",
    steps: [1, 2].map(() =>
      cell(
        "const a1 = 1; let b1 = 2; var c1 = 3; function d1() { return 4 } class E1 {}; [a1, b1, c1, d1()]",
        "result: [ 1, 2, 3, 4 ]",
      ),
    ),
  },
  {
    title: "a declaration whose initialiser threw, as another kind",
    steps: [
      cell("const broken = (() => { throw new Error('no') })();", /^error: Error: no/),
      cell("broken", /^error: ReferenceError/),
      cell("let broken = 1;"),
      cell("broken", "result: 1"),
      cell("class broken { static made = (() => { throw new Error('no') })() }", /^error: Error: no/),
      cell("function broken() { return 2 }"),
      cell("broken()", "result: 2"),
    ],
  },
  {
    title: "a destructuring that threw",
    steps: [
      cell("const { left, right } = null as any;", /^error: TypeError/),
      cell("const left = 1, right = 2;\nleft + right", "result: 3"),
    ],
  },
  {
    title: "functions see the latest value of a name of another cell",
    steps: [
      cell("const growth = 1; const readGrowth = () => growth; function readAgain() { return growth }"),
      cell("const growth = 2;"),
      cell("[readGrowth(), readAgain()]", "result: [ 2, 2 ]"),
      cell("function growth() {}"),
      cell("[typeof readGrowth(), typeof readAgain()]", "result: [ 'function', 'function' ]"),
    ],
  },
  {
    title: "a function calls the latest of its own name",
    steps: [
      cell("function steps(n: number): number { return n === 0 ? 0 : 1 + steps(n - 1) }; const old = steps;"),
      cell("function steps() { return 100 }"),
      cell("old(1)", "result: 101"),
    ],
  },
  {
    title: "functions are hoisted in their cell, imports too",
    steps: [
      cell(
        "const early = later(join('a', 'b'));\nfunction later(x: string) { return inner(x) }\nimport { join } from 'node:path/posix';\nfunction inner(x: string) { return x + '!' }\nearly",
        "result: 'a/b!'",
      ),
    ],
  },
  {
    title: "a function keeps its name, its kind and its properties",
    steps: [
      cell(
        "async function* feed() { yield 1 }; feed.unit = 'bp'; [feed.name, feed.unit, (await feed().next()).value]",
        "result: [ 'feed', 'bp', 1 ]",
      ),
    ],
  },
  {
    title: "var in blocks and loops, declared twice, used before it is set",
    steps: [
      cell(
        "if (true) { var inBlock = 1 } for (var i = 0, n = 3; i < n; i++) { var doubled = i * 2 } [inBlock, i, doubled]",
        "result: [ 1, 3, 4 ]",
      ),
      cell("var twice = 1; var twice = twice + 1; twice", "result: 2"),
      cell("const before = typeof unset; var unset = 1; before", "result: 'undefined'"),
      cell("for (var key in { a: 1 }) {} for (var [item] of [[7]]) {} [key, item]", "result: [ 'a', 7 ]"),
      cell(
        "var { p, q: [r], ...rest } = { p: 1, q: [2], s: 3 }, none; var p; [p, r, rest, none]",
        "result: [ 1, 2, { s: 3 }, undefined ]",
      ),
      cell(
        "const i = 'const'; let doubled = 'let'; class key {}\n[i, doubled, typeof key]",
        "result: [ 'const', 'let', 'function' ]",
      ),
    ],
  },
  {
    title: "an enum and a namespace merge within a cell, and are new in the next",
    steps: [
      cell("enum Side { Buy = 1 }\nenum Side { Sell = 2 }\nObject.keys(Side)", "result: [ '1', '2', 'Buy', 'Sell' ]"),
      cell("enum Side { Flat = 3 }\nObject.keys(Side)", "result: [ '3', 'Flat' ]"),
      cell("class Desk {}\nnamespace Desk { export const city = 'Tokyo' }\nDesk.city", "result: 'Tokyo'"),
    ],
  },
  {
    title: "declare leaves what there is",
    steps: [
      cell("const declared = 1; function declaredToo() { return 2 }"),
      cell("declare const declared: number; declare function declaredToo(): number; declare class DeclaredClass {}"),
      cell("[declared, declaredToo(), typeof (globalThis as any).DeclaredClass]", "result: [ 1, 2, 'undefined' ]"),
    ],
  },
  {
    title: "a class that is declared again leaves the objects of the first one whole",
    steps: [
      cell(
        "class Note { #rate = 1; rate() { return this.#rate } static of(note: any) { return #rate in note } }\nconst old = new Note();",
      ),
      cell("class Note { #rate = 2; rate() { return this.#rate } static of(note: any) { return #rate in note } }"),
      cell("[old.rate(), new Note().rate(), Note.of(old), old instanceof Note]", "result: [ 1, 2, false, false ]"),
    ],
  },
  {
    title: "parameter properties, abstract classes, overloads and assertions",
    steps: [
      cell(
        "abstract class Leg { constructor(readonly notional: number) {} }\nclass Swap extends Leg { override toString() { return `${this.notional}` } }\nfunction pay(a: number): number;\nfunction pay(a: string): string;\nfunction pay(a: any) { return a }\nconst swap = new Swap(5) as Leg;\n[swap.notional, pay(`${swap}`)!]",
        "result: [ 5, '5' ]",
      ),
    ],
  },
  {
    title: "a name of Node or of the language as a variable",
    steps: [
      cell(
        "const process = 1; let URL = 2; class Buffer {}; const performance = 3; const console2 = console; let setTimeout = 4;",
      ),
      cell("console.log('still here'); [process, URL, performance]", "out: still here\n", "result: [ 1, 2, 3 ]"),
      cell("throw new Error('told')", /^error: Error: told/),
      cell("import { sep } from 'node:path/posix'; sep", "result: '/'"),
      cell(
        "const process = globalThis.process; const URL = globalThis.URL; const Buffer = globalThis.Buffer; const performance = globalThis.performance; const setTimeout = globalThis.setTimeout;",
      ),
    ],
  },
  {
    title: "assigning to a constant of the cell is an error, at its place",
    steps: [
      cell(
        "const fixed = 1;\nfixed = 2;",
        /^error: TypeError: Assignment to constant variable "fixed"[^]*> 2 \| fixed = 2;\n {4}\| \^/,
      ),
      cell("const size = 1; function f(size: number) { size += 1; return size } { let size = 3; size++; } f(1)", "result: 2"),
      cell("size++", /^error: TypeError: Assignment to constant variable "size"\n\n> 1 \| size\+\+\n {4}\| \^\n/),
      cell("let size = 3; size = 4;"),
      cell("size += 1; size", "result: 5"),
    ],
  },
];

export const redeclaration: readonly Case[] = [...pairings, ...others];
