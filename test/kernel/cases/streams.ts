import { cell, type Case } from "./case.ts";

/** Streams, displays and what else a cell puts out, in its order. */
export const streams: readonly Case[] = [
  {
    title: "the console in all its methods",
    steps: [
      cell("console.log('a %d', 1, { b: [2] }); console.info('c'); console.debug('d');", "out: a 1 { b: [ 2 ] }\nc\nd\n"),
      cell("console.error('e'); console.warn('f');", "err: e\nf\n"),
      cell("console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });", "out: { a: [Object] }\n"),
      cell("console.group('g'); console.log('h'); console.groupEnd(); console.log('i');", "out: g\n  h\ni\n"),
      cell("console.count(); console.count('x'); console.count();", "out: default: 1\nx: 1\ndefault: 2\n"),
      cell("console.time('t'); console.timeEnd('t');", /^out: t: [\d.]+m?s\n$/),
      cell("console.table([{ a: 1 }]);", /^out: ┌[^]*│ 0 +│ 1 │/),
      cell("console.assert(1 > 2, 'not so');", "err: Assertion failed: not so\n"),
    ],
  },
  {
    title: "a group that a cell leaves open ends with it",
    steps: [
      cell("console.group('g'); console.group('h'); console.log('in'); throw 1", "out: g\n  h\n    in\n", "error: Thrown: 1"),
      cell("console.log('next'); console.groupEnd(); console.group(); console.log('in');", "out: next\n  in\n"),
      cell("console.log('after'); new console.Console(process.stdout).log('own');", "out: after\nown\n"),
    ],
  },
  {
    title: "an arquero table on the console, and within another value",
    steps: [
      cell("import { table } from 'arquero'; const small = table({ a: [1, 2], b: ['x', 'y'] });"),
      cell("console.log('rates:', small);", /^out: rates: a +b\n1 +x\n2 +y\n2 rows × 2 columns\n$/),
      cell("console.table(small, ['b']);", /^out: ┌[^]*\(index\) │ b[^]*│ 1 +│ 'y'/),
      cell("({ us: small, all: [small] })", /^result: \{\n? *us: Table \(2 rows × 2 columns: a, b\),\s+all: \[ Table/),
    ],
  },
  {
    title: "writing to the process's streams, text and bytes",
    steps: [
      cell("process.stdout.write('a'); process.stdout.write(Buffer.from('é')); process.stderr.write('b');", "out: aé", "err: b"),
      cell("await new Promise((done) => process.stdout.write('c', () => done(1)))", "out: c", "result: 1"),
      cell("import own from 'node:console'; own.log('through a module');", "out: through a module\n"),
      cell(
        "import { Readable } from 'node:stream'; import { pipeline } from 'node:stream/promises';\nReadable.from(['p', 'q']).pipe(process.stdout); await new Promise((go) => setTimeout(go, 20));",
        "out: pq",
      ),
    ],
  },
  {
    title: "streams, displays and the result keep their order",
    steps: [
      cell(
        "console.log(1); display(2); console.error(3); console.log(4); 5",
        "out: 1\n",
        "display: 2",
        "err: 3\n",
        "out: 4\n",
        "result: 5",
      ),
      cell(
        "const slow = { [Symbol.for('Jupyter.display')]: () => new Promise((go) => setTimeout(() => go({ 'text/plain': 'slow' }), 30)) };\ndisplay(slow); console.log('after'); display('quick'); slow",
        "display: slow",
        "out: after\n",
        "display: 'quick'",
        "result: slow",
      ),
    ],
  },
  {
    title: "a global that code has replaced, as by a promise library",
    steps: [
      cell("const later = { [Symbol.for('Jupyter.display')]: async () => (await 1, { 'text/plain': 'later' }) };"),
      cell(
        "const nativePromise = globalThis.Promise; globalThis.Promise = class Other {} as any; display(later); later",
        "display: later",
        "result: later",
      ),
      cell("globalThis.Promise = nativePromise; 1", "result: 1"),
    ],
  },
  {
    title: "output of child processes, inherited and piped",
    steps: [
      cell("import { execSync } from 'node:child_process'; execSync('echo quiet').toString()", "result: 'quiet\\n'"),
      cell(
        "import { execFileSync, spawnSync } from 'node:child_process'; spawnSync(process.execPath, ['-e', 'console.log(\"from a child\")'], { stdio: 'inherit' });",
        "out: from a child\n",
      ),
      cell("execFileSync(process.execPath, ['-p', '6 * 7'], { encoding: 'utf8' })", "result: '42\\n'"),
    ],
  },
  {
    title: "a display in place, updated from later cells",
    steps: [
      {
        code: "display('one', { id: 'spot' }); display('two', { id: 'spot' }); display.update('spot', 'three');",
        tells: ["display spot: 'one'", "update spot: 'three'"],
        position: 9001,
      },
      { code: "display('first again', { id: 'spot' })", tells: ["display spot: 'first again'"], position: 9001 },
      cell("display(1, { id: 5 as never })", /^error: UserError \[kernel\/display-id\]/),
    ],
  },
  {
    title: "output that is cleared, now or when more comes",
    steps: [
      cell(
        "console.log(1); clearOutput(); console.log(2); clearOutput({ wait: true }); display(3)",
        "out: 1\n",
        "clear",
        "out: 2\n",
        "clear, wait",
        "display: 3",
      ),
    ],
  },
  {
    title: "undefined and empty bundles show nothing",
    steps: [
      cell("display(undefined); ({ [Symbol.for('Jupyter.display')]: () => ({}) })"),
      cell("display(null)", "display: null"),
    ],
  },
  {
    title: "a progress bar gives the items on, and ends without times",
    steps: [
      cell(
        "let seen = 0; for (const x of progress([1, 2, 3], { label: 'days' })) seen += x; seen",
        "display carrybook-progress-1: days: 0 of 3",
        "update carrybook-progress-1: days: 3 of 3, done",
        "result: 6",
      ),
      cell(
        "async function* feed() { yield 1 }; for await (const x of progress(feed())) ;",
        "display carrybook-progress-2: 0",
        "update carrybook-progress-2: 1, done",
      ),
    ],
  },
  {
    title: "the host tells a library the running cell",
    steps: [
      {
        code: "const { cellId, position } = globalThis[Symbol.for('carrybook.host')].currentCell(); [cellId, position]",
        tells: ["result: [ 'cell-9002', 9002 ]"],
        position: 9002,
      },
    ],
  },
];
