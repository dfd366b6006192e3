import { cell, type Case } from "./case.ts";

const at = (position: number, code: string, ...tells: (string | RegExp)[]) => ({ code, tells, position });

/** What a cell tells when something goes wrong. */
export const errors: readonly Case[] = [
  {
    title: "a syntax error at its place, in TypeScript and in JavaScript",
    steps: [
      at(
        8001,
        "let ok = 1;\nlet bad: = 2;",
        /^error: SyntaxError: Unexpected token[^]*\n {2}1 \| let ok = 1;\n> 2 \| let bad: = 2;\n {4}\| {10}\^\n\n {4}at cell 8001:2:10$/,
      ),
      at(
        8002,
        "const s = 'abc\nfoo",
        /^error: SyntaxError: Unterminated string[^]*> 1 \| const s = 'abc\n[^]*at cell 8002:1:11$/,
      ),
      at(8003, "function f( {", /^error: SyntaxError: [^]*> 1 \| function f\( \{\n[^]*at cell 8003:1:14$/),
      at(
        8004,
        "let twice = 1;\nlet twice = 2;",
        /^error: SyntaxError: Identifier 'twice' has already been declared[^]*at cell 8004:2:5$/,
      ),
      at(8005, "/(/", /^error: SyntaxError: Invalid regular expression[^]*at cell 8005:1:2$/),
      at(8006, "enum A { B }\nawait = 3", /^error: SyntaxError: [^]*at cell 8006:2:7$/),
      at(
        8008,
        "let fine = 1;\nconst NaN = 2;",
        /^error: SyntaxError: NaN is JavaScript's own and cannot be declared; choose another name[^]*at cell 8008:2:7$/,
      ),
      at(8009, "function f() { const Map = 3; return Map; }\nf()", "result: 3"),
      at(8007, "ok", /^error: ReferenceError: ok is not defined[^]*at cell 8007:1:1$/),
    ],
  },
  {
    title: "a syntax error of what does not end, at its beginning, and of what Node does not know",
    steps: [
      cell("let a = 1;\n/* not\nended", /^error: SyntaxError: Unterminated block comment[^]*> 2 \| \/\* not\n {4}\| \^/),
      cell("const t: string = `not\nended", /^error: SyntaxError: Unterminated template[^]*> 1 \| const t[^]*\n {4}\| {20}\^/),
      cell(
        "if (true) {\n  1",
        "error: SyntaxError: Expected '}', got the end\n\n  1 | if (true) {\n> 2 |   1\n    |    ^\n\n    at cell 8041:2:4",
      ),
      cell("class C { @log run() {} }", /^error: SyntaxError: decorators are not supported[^]*\n {4}\| {11}\^/),
      cell("class C { accessor rate = 1 }", /^error: SyntaxError: accessor is not supported/),
    ].map((step, index) => ({ ...step, position: 8039 + index })),
  },
  {
    title: "places in lines that hold other ends of lines",
    steps: [
      at(8050, "`a\u2028b`; missing", /\n> 1 \| `a\u2028b`; missing\n {4}\| {8}\^\n\n {4}at cell 8050:1:8$/),
      at(8051, "const crlf = 1;\r\nmissing\r\n", /\n> 2 \| missing\n {4}\| \^\n[^]*at cell 8051:2:1$/),
    ],
  },
  {
    title: "places in code that was printed anew or moved",
    steps: [
      at(
        8010,
        "enum A { B }\nclass C { constructor(private x: any) {} }\n\nnull!.foo",
        /\n> 4 \| null!\.foo\n {4}\| {7}\^\n\n {4}at cell 8010:4:7$/,
      ),
      at(
        8011,
        "const a = g();\nfunction g() {\n  throw new Error('moved');\n}",
        /\n> 3 \| {3}throw new Error\('moved'\);\n {4}\| {9}\^[^]*at g \(cell 8011:3:9\)\n {4}at cell 8011:1:11$/,
      ),
      at(
        8012,
        "import {\n  sep,\n} from 'node:path';\nsep.no.more",
        /\n> 4 \| sep\.no\.more\n {4}\| {8}\^\n\n {4}at cell 8012:4:8$/,
      ),
      at(8013, "const x: number = 1; missing", /\n> 1 \| const x: number = 1; missing\n {4}\| {22}\^\n/),
    ],
  },
  {
    title: "frames across cells, timers and awaits, without the kernel's own",
    steps: [
      at(8020, "function inner(): never { throw new RangeError('deep') }"),
      at(
        8021,
        "async function outer() { await null; inner() }\nawait outer()",
        /^error: RangeError: deep\n\n> 1 \| function inner[^]*\n {4}at inner \(cell 8020:1:33\)\n {4}at outer \(cell 8021:1:38\)\n {4}at (async )?cell 8021:2:1$/,
      ),
      at(8022, "[1].map(() => JSON.parse('{'))", /^error: SyntaxError: [^]*\n {4}at cell 8022:1:20\n {4}at cell 8022:1:5$/),
    ],
  },
  {
    title: "causes, and the parts of an aggregate",
    steps: [
      at(
        8030,
        "const low = new Error('low');\nthrow new Error('high', { cause: low })",
        /^error: Error: high\n[^]*> 2 \|[^]*at cell 8030:2:7\nCaused by: Error: low\n[^]*> 1 \|[^]*at cell 8030:1:13$/,
      ),
      at(
        8034,
        "throw new Error('high', { cause: new TypeError('low') })",
        /^error: Error: high\n\n> 1 \| [^\n]*\n +\|[ ^]*\n\n {4}at cell 8034:1:7\nCaused by: TypeError: low\n {4}at cell 8034:1:34$/,
      ),
      at(8031, "throw new Error('high', { cause: 'a text' })", /\nCaused by: Thrown: 'a text'$/),
      at(
        8032,
        "throw new AggregateError([new Error('a'), 2], 'both')",
        /^error: AggregateError: both\n[^]*\n {2}\[1\] Error: a\n[^]*\n {2}\[2\] Thrown: 2$/,
      ),
      at(
        8034,
        "await Promise.any([Promise.reject(new Error('two\\nlines'))])",
        "error: AggregateError: All promises were rejected\n  [1] Error: two\n  lines\n\n  > 1 | await Promise.any([Promise.reject(new Error('two\\nlines'))])\n      |                                   ^\n\n      at cell 8034:1:35",
      ),
      at(8033, "const e: any = new Error('round'); e.cause = e; throw e", /\nCaused by: Error: round\n {2}\(shown above\)$/),
    ],
  },
  {
    title: "what is thrown and is no error",
    steps: [
      cell("throw 3", "error: Thrown: 3"),
      cell("throw undefined", "error: Thrown: undefined"),
      cell("throw -0", "error: Thrown: -0"),
      cell("throw 12n", "error: Thrown: 12n"),
      cell("throw { a: 1 }", "error: Thrown: { a: 1 }"),
      cell("throw Symbol('s')", "error: Thrown: Symbol(s)"),
      cell("await Promise.reject('later')", "error: Thrown: 'later'"),
      cell(
        "(await import('node:vm')).runInNewContext('throw new TypeError(\\'of another realm\\')')",
        /^error: TypeError: of another realm\n/,
      ),
    ],
  },
  {
    title: "errors that are hard to look at",
    steps: [
      cell(
        "class Odd extends Error { override get message(): string { throw 1 } }; throw new Odd()",
        /^error: Error: an error that cannot be shown/,
      ),
      cell("const bare = Object.assign(new Error('x'), { name: 5 }); throw bare", /^error: 5: x/),
      cell("throw Object.assign(new Error('gone'), { code: 'ENOENT' })", /^error: Error \[ENOENT\]: gone/),
      cell("const noStack = new Error('no stack'); noStack.stack = 'text'; throw noStack", /^error: Error: no stack/),
      cell("const f = () => f(); f()", /^error: RangeError: Maximum call stack size exceeded/),
    ],
  },
  {
    title: "a proxy that refuses to be asked, shown and thrown",
    steps: [
      cell("new Proxy({ a: 1 }, { get() { throw new Error('trap') } })", "result: { a: 1 }"),
      cell("const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy", "result: <Revoked Proxy>"),
      cell("throw proxy", "error: Thrown: <Revoked Proxy>"),
      cell("Promise.reject(proxy); await null;", "error: Thrown: <Revoked Proxy>"),
    ],
  },
  {
    title: "places are known whatever code does with stacks",
    steps: [
      cell(
        "Error.prepareStackTrace = () => 'mine'; throw new Error('placed')",
        /^error: Error: placed\n\n> 1 \|[^]*at cell \d+:1:47$/,
      ),
      cell("new Error('x').stack", "result: 'mine'"),
      cell(
        "Error.prepareStackTrace = undefined; const was = Error.prepareStackTrace; Error.prepareStackTrace = (_, sites) => sites; const sites: any = new Error().stack; Error.prepareStackTrace = was; [sites[0].getLineNumber(), new Error('x').stack]",
        /^result: \[ 1, 'Error: x\\n {4}at cell \d+:1:\d+' \]$/,
      ),
    ],
  },
  {
    title: "all listeners of the process taken away, as test frameworks do",
    steps: [
      cell(
        "process.removeAllListeners('unhandledRejection'); process.removeAllListeners('uncaughtException'); Promise.reject(new Error('still told')); await new Promise((go) => setTimeout(go, 5));",
        /^error: Error: still told/,
      ),
      cell(
        "process.removeAllListeners(); await null; queueMicrotask(() => { throw new Error('told too') }); await new Promise((go) => setTimeout(go, 5));",
        /^error: Error: told too/,
      ),
    ],
  },
  {
    title: "what goes on without end is shown up to a limit",
    steps: [
      cell("throw new Error('m'.repeat(1e6))", /^error: Error: m{10000} … 990,000 more characters\n/),
      cell(
        "let chain: any = new Error('0'); for (let i = 0; i < 1e4; i++) chain = new Error('c', { cause: chain });\nchain",
        /^result: Error: c\n {2}caused by Error: c\n[^]*\[further errors are not shown\]$/,
      ),
      cell("throw chain", /^error: Error: c\n[^]*(Caused by: Error: c\n[^]*){8}$/),
      cell("const deep: any = " + "[".repeat(5_000) + "]".repeat(5_000), /^error: UserError \[kernel\/too-deep\]/),
      cell("1" + "+1".repeat(50_000), /^error: UserError \[kernel\/too-deep\]/),
      cell("let typed: number = 1;\ntyped", "result: 1"),
    ],
  },
  {
    title: "a user error of the library with its code",
    steps: [
      cell(
        "throw Object.assign(new Error('m'), { name: 'UserError', code: 'finance/no-root', action: '' })",
        /^error: UserError \[finance\/no-root\]: m/,
      ),
    ],
  },
  {
    title: "using, which has no end at the top level but one in a block",
    steps: [
      cell("let r = 1;\nusing s = null;", /^error: SyntaxError: using cannot stand at the top level[^]*> 2 \| using s = null;/),
      cell("{ using s = { [Symbol.dispose]() { console.log('disposed') } }; console.log('in use') }", "out: in use\ndisposed\n"),
    ],
  },
  {
    title: "an unhandled rejection while the cell runs",
    steps: [
      cell("Promise.reject(new Error('unhandled'));\n'done'", "result: 'done'", /^error: Error: unhandled/),
      cell("1", "result: 1"),
    ],
  },
  {
    title: "an error in a timer while the cell runs",
    steps: [
      cell(
        "setTimeout(() => { throw new Error('in a timer') }, 1);\nawait new Promise((go) => setTimeout(go, 30));",
        /^error: Error: in a timer[^]*> 1 \|/,
      ),
    ],
  },
  {
    title: "an error event without a listener",
    steps: [
      cell(
        "import { EventEmitter } from 'node:events';\nnew EventEmitter().emit('error', new Error('emitted'))",
        /^error: Error: emitted/,
      ),
    ],
  },
  {
    title: "the stack as text names cells",
    steps: [at(8090, "new Error('x').stack", "result: 'Error: x\\n    at cell 8090:1:1'")],
  },
  {
    title: "input without anyone to ask",
    steps: [cell("await input('rate?')", /^error: UserError \[kernel\/no-input\]: expected someone to ask/)],
  },
];
