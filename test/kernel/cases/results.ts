import { cell, type Case } from "./case.ts";

/** What the last line of a cell shows. */
export const results: readonly Case[] = [
  {
    title: "the last expression, unless a semicolon ends it",
    steps: [
      cell("1 + 1", "result: 2"),
      cell("1 + 1;"),
      cell("1 + 1 // ;", "result: 2"),
      cell("1 + 1; // 2"),
      cell("1 + 1\n;"),
      cell("'a text'", "result: 'a text'"),
      cell("(1, 2)", "result: 2"),
      cell("const unshown = 1"),
      cell("if (true) { 5 }"),
      cell(""),
      cell("// only a comment"),
      cell("7 /* ; */\n\n", "result: 7"),
    ],
  },
  {
    title: "undefined shows nothing, null and other empty values do",
    steps: [
      cell("undefined"),
      cell("void 0"),
      cell("null", "result: null"),
      cell("NaN", "result: NaN"),
      cell("-0", "result: -0"),
    ],
  },
  {
    title: "what JSON does not know",
    steps: [
      cell("10n ** 20n", "result: 100000000000000000000n"),
      cell("Symbol('s')", "result: Symbol(s)"),
      cell("() => 1", /^result: \[Function/),
      cell("setTimeout(() => {}, 1)", "result: Timeout {}"),
    ],
  },
  {
    title: "an object literal, as the whole cell or after statements",
    steps: [
      cell("{ a: 1 }", "result: { a: 1 }"),
      cell("{ a: 1, b: { c: 2 } }", "result: { a: 1, b: { c: 2 } }"),
      cell("const k = 1\n{ k, l: 2 }", "result: { k: 1, l: 2 }"),
      cell("const m: number = 1;\n{ m }", "result: { m: 1 }"),
      cell("{\n  n: 1 as number,\n  o: [2],\n}", "result: { n: 1, o: [ 2 ] }"),
      cell("{ const inner = 1; inner; }"),
      cell("({ a: 1 });"),
      cell("{ a: 1, b: nowhere }", /ReferenceError: nowhere is not defined\n\n> 1 \| \{ a: 1, b: nowhere \}\n {4}\| {12}\^\n/),
    ],
  },
  {
    title: "a promise is awaited, top-level await works",
    steps: [
      cell("Promise.resolve(3)", "result: 3"),
      cell("await Promise.resolve(4)", "result: 4"),
      cell("(async () => ({ then: undefined, v: 5 }))()", /^result: \{ then: undefined, v: 5 \}/),
      cell(
        "async function* feed() { yield 1; yield 2 }\nlet sum = 0;\nfor await (const x of feed()) sum += x;\nsum",
        "result: 3",
      ),
      cell("const [a9, b9] = await Promise.all([1, Promise.resolve(2)]); a9 + b9", "result: 3"),
      cell("Promise.reject(new Error('rejected'))", /^error: Error: rejected/),
    ],
  },
  {
    title: "types after the last expression, or in it",
    steps: [
      cell("const list: Array<number> = [1];\nlist\ntype After = string", "result: [ 1 ]"),
      cell("(<T,>(x: T): T => x)(6)", "result: 6"),
      cell("[1, 2].map((x): string => `${x}`) satisfies string[]", "result: [ '1', '2' ]"),
      cell("enum Unit { Bp = 1 }\nUnit.Bp", "result: 1"),
      cell("enum Last { A }"),
      cell("namespace Last { export const a = 1 }"),
      cell("enum Quiet { A = 3 }\nQuiet.A;"),
      cell("enum Quiet2 { A = 3 } // ;\n/* one */ Quiet2.A /* two; */", "result: 3"),
      cell("enum Quiet3 { A = 3 }\nQuiet3.A; /* two */ // three"),
      cell("namespace Desk { export const city = 'Tokyo' }\nDesk", "result: { city: 'Tokyo' }"),
      cell("enum Key { A = 3 }\n{ a: Key.A }", "result: { a: 3 }"),
      cell("enum Key2 { A = 3 }\n{ a: Key2.A, b: { c: 1 } }", "result: { a: 3, b: { c: 1 } }"),
      cell("enum Key3 { A = 3 }\nif (true) { Key3 }"),
      cell("enum Key4 { A = 3 }\n{ const inner = 1 }"),
    ],
  },
  {
    title: "_ holds the last result",
    steps: [
      cell("40 + 2", "result: 42"),
      cell("_ + 1", "result: 43"),
      cell("undefined"),
      cell("_", "result: 43"),
      cell("const _ = 'mine';"),
      cell("5", "result: 5"),
      cell("_", "result: 'mine'"),
      cell("let _ = globalThis._; _", "result: 'mine'"),
    ],
  },
  {
    title: "__ and ___ hold the results before the last, until they are assigned to",
    steps: [
      cell("'first'", "result: 'first'"),
      cell("'second'", "result: 'second'"),
      cell("'unshown';"),
      cell("[globalThis._, __]", "result: [ 'second', 'first' ]"),
      cell("___", "result: 'first'"),
      cell("__ = 'assigned';"),
      cell("'third'", "result: 'third'"),
      cell("__", "result: 'assigned'"),
    ],
  },
  {
    title: "Out holds the results by the number of the cell's run",
    steps: [
      cell("const runNow = () => globalThis[Symbol.for('carrybook.host')].currentCell().run;\nrunNow()", /^result: \d+$/),
      cell("const first = globalThis._;\nOut[first] === first && first in Out && !(first + 1 in Out)", "result: true"),
      cell("[Out[first + 1], Out[String(first)] === first]", "result: [ true, true ]"),
      cell(
        "Out[1e6]",
        /^error: UserError \[kernel\/no-result\]: expected the number of a cell whose result is kept \(.*got Out\[1000000\]/,
      ),
      cell("Out[first] = 1", /^error: TypeError/),
      cell("delete Out[first]; first in Out", "result: false"),
      cell("Object.keys(Out).length > 2 && Out.length === undefined", "result: true"),
      cell("const Out = 'mine'; Out", "result: 'mine'"),
      cell("let Out = globalThis.Out;"),
    ],
  },
  {
    title: "Out keeps the last 100 results, and less where they are large",
    steps: [
      cell("'old'", "result: 'old'"),
      cell("const old = runNow() - 1;\nold in Out", "result: true"),
      ...Array.from({ length: 100 }, (_, index) => cell(String(index), `result: ${index}`)),
      cell("[old in Out, old + 1 in Out, Object.keys(Out).length]", "result: [ false, false, 100 ]"),
      cell("new Float64Array(9e6).subarray(0)", /^result: Float64Array/),
      cell("const large = runNow() - 1;\n[large in Out, Object.keys(Out).length]", "result: [ true, 100 ]"),
      cell("new Float64Array(9e6)", /^result: Float64Array/),
      cell("[large in Out, large + 2 in Out, Object.keys(Out).length]", "result: [ false, true, 2 ]"),
    ],
  },
  {
    title: "Out is shown as what it holds, bounded",
    steps: [
      cell("delete Out[runNow() - 1]; 'alone'", "result: 'alone'"),
      cell("Out", /^result: \{\n {2}\d+: \[ true, 100 \],\n {2}\d+: Float64Array\(9000000\) \[ 0,.*…,\n {2}\d+: 'alone'\n\}$/),
    ],
  },
  {
    title: "text in rich forms without an import",
    steps: [
      cell("html`<b>${'R&D'}</b>`", "result: R&D"),
      cell("md`The pickup is **${1.2}pp**.`", "result: The pickup is **1.2pp**."),
      cell("svg`<svg><text>${'a < b'}</text></svg>`", "result: a < b"),
      cell("json({ a: [1] })", /^result: \{\n/),
      cell("tex`\\frac{1}{2}`", "result: \\frac{1}{2}"),
      cell("const html = 'mine'; html", "result: 'mine'"),
    ],
  },
  {
    title: "cells are strict, as modules are",
    steps: [
      cell("undeclared = 1", /^error: ReferenceError: undeclared is not defined/),
      cell("Object.freeze({ a: 1 }).a = 2", /^error: TypeError: Cannot assign to read only property/),
      cell("this === globalThis || this === undefined", "result: true"),
    ],
  },
  {
    title: "export is read over, so that pasted code runs",
    steps: [
      cell(
        "export const pasted = 1;\nexport function half(x: number) { return x / 2 }\nexport class Kept {}\nexport { pasted as other };\nhalf(pasted)",
        "result: 0.5",
      ),
      cell("export default async () => 3"),
      cell("export default (1 + 2)"),
      cell("export default { a: 1 };\n5", "result: 5"),
      cell("export default function () { return 1 }"),
      cell("export default class Pasted { a = 1 }"),
      cell("export = Pasted;\nmodule.exports = { Pasted }; exports.half = half; require.main === module", "result: false"),
      cell("#!/usr/bin/env node\nhalf(3)", "result: 1.5"),
    ],
  },
  {
    title: "the library's names without an import, loaded when first used",
    steps: [
      cell("typeof globalThis.loads", "result: 'undefined'"),
      cell("pct(4.3)", "result: 0.043"),
      cell("import { loadedAt as again } from 'carrybook'; [loadedAt, again]", "result: [ 1, 1 ]"),
      cell("const pct = 'mine'; pct", "result: 'mine'"),
    ],
  },
];
