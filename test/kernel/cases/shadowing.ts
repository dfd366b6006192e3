import { cell, type Case } from "./case.ts";

/** Variables with the name of a global: the cells' own, while all other code goes on seeing the global. */
export const shadowing: readonly Case[] = [
  {
    title: "Node's globals, which Node itself, packages and the library go on using",
    steps: [
      cell("const URL = 'data:text/plain,hello';\nawait (await fetch(URL)).text()", "result: 'hello'"),
      cell("const performance = [1], Buffer = 2, TextDecoder = 3, structuredClone = 4, crypto = 5;"),
      cell("import { fromCSV } from 'arquero'; fromCSV('a,b\\n1,2').objects()", "result: [ { a: 1, b: 2 } ]"),
      cell(
        "function process(x: number): number { return x > 0 ? process(x - 1) : x }\n[process(3), process.name]",
        /'process' \]$/,
      ),
      cell("(await import('node:child_process')).execFileSync('echo', ['hi']).toString()", "result: 'hi\\n'"),
      cell("const console = { log: () => 5 };\nglobalThis.console.log('real'); console.log()", "out: real\n", "result: 5"),
      cell("[URL, performance, typeof process]", "result: [ 'data:text/plain,hello', [ 1 ], 'function' ]"),
    ],
  },
  {
    title: "JavaScript's own, by every kind of declaration",
    steps: [
      cell("const Map = new globalThis.Map([[1, 2]]);\nMap", "result: Map(1) { 1 => 2 }"),
      cell("class Set { static make() { return new Set() } }\nSet.make()", "result: Set {}"),
      cell("enum Symbol { Apple = 'AAPL' }\nSymbol.Apple", "result: 'AAPL'"),
      cell("if (true) { var Array = 1 }\nArray", "result: 1"),
      cell(
        "import { sep as Function } from 'node:path/posix'; import * as Reflect from 'node:path';\n[Function, Reflect.posix.sep]",
        "result: [ '/', '/' ]",
      ),
      cell("let JSON; ({ JSON = 7 } = {} as any); [JSON] = [JSON + 1]; JSON++; JSON", "result: 9"),
      cell(
        "const { Date, Math: Promise = 5, ...Object } = { Date: 1, z: 2 } as any;\n[Date, Promise, Object]",
        "result: [ 1, 5, { z: 2 } ]",
      ),
      cell("[{ Map: 1 }.Map, { Date, [Date]: Map.size }]", "result: [ 1, { '1': 1, Date: 1 } ]"),
      cell("[1, 2].map(String)", "result: [ '1', '2' ]"),
      cell("throw new Error('still told')", /^error: Error: still told\n\n> 1 \|/),
      cell("const Error = 1; const Date = globalThis.Date; Map()", /^error: TypeError: Map is not a function\n/),
      cell("Map = 3", /^error: TypeError: Assignment to constant variable "Map"/),
    ],
  },
  {
    title: "a name of the browser's, by which packages tell where they run",
    steps: [
      cell("const window = 20, document = { title: 'a' }, define = 1;\nwindow * 2", "result: 40"),
      cell("(0, eval)('[typeof window, typeof document, typeof define].join()')", "result: 'undefined,undefined,undefined'"),
    ],
  },
  {
    title: "what is declared within stays as it is written",
    steps: [
      cell("const URL = 'outer';\nfor (const URL of ['inner']) display(URL);\nURL", "display: 'inner'", "result: 'outer'"),
      cell(
        "const read = ({ URL }: any) => URL; [read({ URL: 1 }), (() => { let URL = 2; return { URL } })()]",
        "result: [ 1, { URL: 2 } ]",
      ),
      cell("function outer() { function URL() { return 3 } return URL() }\nouter()", "result: 3"),
      cell("try { throw 4 } catch (URL) { [URL] }"),
      cell("URL: for (;;) { break URL }\n(class { URL = URL; static URL() { return URL } }).URL()", "result: 'outer'"),
      cell("function Iterator() { throw 1 }\nnew (class URL { name = URL.name })().name", "result: 'URL'"),
    ],
  },
];
