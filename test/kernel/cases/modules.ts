import { cell, type Case } from "./case.ts";

const files = (written: Readonly<Record<string, string>>, code: string, ...tells: (string | RegExp)[]) => ({
  files: written,
  code,
  tells,
});

/** Modules that cells import. */
export const modules: readonly Case[] = [
  {
    title: "every form of import",
    steps: [
      files(
        {
          "forms.ts":
            "export default 'main';\nexport const a: number = 1, b = 2;\nexport type Row = { a: number };\nexport interface Shape { b: number }",
        },
        "import main, { a, b as renamed } from './forms.ts';\nimport * as all from './forms.ts';\nimport type { Row } from './forms.ts';\nimport { type Shape } from './forms.ts';\n[main, a, renamed, Object.keys(all)]",
        "result: [ 'main', 1, 2, [ 'a', 'b', 'default' ] ]",
      ),
      cell("import both, * as every from './forms.ts'; [both, every.a]", "result: [ 'main', 1 ]"),
      cell("import { Row, a as used } from './forms.ts'; const r: Row = { a: used }; r", "result: { a: 1 }"),
      cell("import {} from './forms.ts'; import './forms.ts';"),
      cell("(await import('./forms.ts')).default", "result: 'main'"),
      cell("const load = (name: string) => import(`./${name}.ts`); (await load('forms')).b", "result: 2"),
      cell(
        "import { absent } from './forms.ts'; absent",
        /^error: SyntaxError: the module "\.\/forms\.ts" does not export "absent"/,
      ),
    ],
  },
  {
    title: "an import of nothing but types loads nothing",
    steps: [
      cell("import { type A } from './no-such-file.ts';\n1", "result: 1"),
      cell("import { type A, type B } from 'no-such-package';\nenum Printed { A }\n2", "result: 2"),
      cell("import {} from './no-such-file.ts';", /^error: UserError \[kernel\/missing-file\]/),
    ],
  },
  {
    title: "Node's own modules, with the prefix and without",
    steps: [
      cell(
        "import { join } from 'node:path/posix'; import fs, { existsSync } from 'fs'; [join('a', 'b'), fs.existsSync === existsSync]",
        "result: [ 'a/b', true ]",
      ),
    ],
  },
  {
    title: "require, __dirname and import x = require, as Node's types promise",
    steps: [
      cell(
        "[require('node:path').posix.sep, __dirname === process.cwd(), __filename.endsWith('cell.ts')]",
        "result: [ '/', true, true ]",
      ),
      cell("import path = require('node:path');\npath.posix.sep", "result: '/'"),
      cell("require('arquero').table({ a: [1] }).numRows()", "result: 1"),
      cell("require('not-there-at-all')", /run: npm install not-there-at-all\n/),
    ],
  },
  {
    title: "JSON with its attribute",
    steps: [
      files(
        { "rates.json": '{"us": 4.3}' },
        "import rates from './rates.json' with { type: 'json' };\nrates",
        "result: { us: 4.3 }",
      ),
      files(
        { "rates.json": '{"us": 4.4}', "uses-rates.ts": "import rates from './rates.json'; export const us = rates.us;" },
        "import rates from './rates.json'; import { us } from './uses-rates.ts'; [rates, us]",
        "result: [ { us: 4.4 }, 4.4 ]",
      ),
    ],
  },
  {
    title: "packages in ESM and CommonJS from the notebook's folder",
    steps: [
      files(
        {
          "node_modules/esm-package/package.json":
            '{"name": "esm-package", "type": "module", "exports": {".": "./main.js", "./part": "./part.js"}}',
          "node_modules/esm-package/main.js": "export const kind = 'esm'; export default () => 1;",
          "node_modules/esm-package/part.js": "export const part = 2;",
          "node_modules/cjs-package/package.json": '{"name": "cjs-package"}',
          "node_modules/cjs-package/index.js":
            "const hidden = { kind: 'cjs', late: 3 }; module.exports = Object.assign({}, hidden);",
        },
        "import one, { kind } from 'esm-package';\nimport { part } from 'esm-package/part';\nimport whole, { late } from 'cjs-package';\n[one(), kind, part, whole.kind, late]",
        "result: [ 1, 'esm', 2, 'cjs', 3 ]",
      ),
    ],
  },
  {
    title: "a package that is missing, with the line that installs it",
    steps: [
      cell(
        "import x from 'not-there';",
        /^error: UserError \[kernel\/missing-package\]: expected the package "not-there".*run: npm install not-there\n/,
      ),
      cell("import x from '@desk/rates/curves';", /run: npm install @desk\/rates\n/),
      cell("await import('not-there')", /run: npm install not-there\n/),
      files({ "needs.ts": "import 'not-there-either';" }, "import './needs.ts';", /run: npm install not-there-either\n/),
      files(
        {
          "node_modules/not-there/package.json": '{"name": "not-there", "main": "index.js"}',
          "node_modules/not-there/index.js": "module.exports = 'installed';",
        },
        "import x from 'not-there'; x",
        "result: 'installed'",
      ),
    ],
  },
  {
    title: "a package that is there without what is asked of it, and addresses that only Deno or a browser would load",
    steps: [
      files(
        { "node_modules/only-types/package.json": '{"name": "only-types", "types": "index.d.ts"}' },
        "import { Row } from 'only-types';",
        /^error: UserError \[kernel\/missing-module\]: expected code in the package "only-types".*write import type/,
      ),
      cell("import 'only-types/part';", /expected "part" in the package "only-types"/),
      cell(
        "import 'npm:@desk/rates@^1.2/curves';",
        /\[kernel\/not-loadable\].*; write "@desk\/rates" and run: npm install @desk\/rates\n/,
      ),
      cell("await import('https://esm.sh/d3@7')", /; write "d3" and run: npm install d3\n/),
      cell("import 'https://example.com/x.ts'", /; download it beside the notebook and import the file\n/),
    ],
  },
  {
    title: "a file that is missing",
    steps: [
      cell("import '..';", /^error: UserError \[kernel\/missing-file\]: expected the file "\.\."/),
      cell("import './nowhere.ts';", /^error: UserError \[kernel\/missing-file\]: expected the file "\.\/nowhere\.ts"/),
    ],
  },
  {
    title: "what ships with the kernel: one instance, also for files of the notebook",
    steps: [
      files(
        { "uses-library.ts": "import { loadedAt } from 'carrybook';\nexport { loadedAt };" },
        "import { loadedAt as here } from 'carrybook'; import { loadedAt as there } from './uses-library.ts'; [here, there, loadedAt]",
        "result: [ 1, 1, 1 ]",
      ),
      cell("import { table } from 'arquero'; table({ a: [1, 2] }).numRows()", "result: 2"),
    ],
  },
  {
    title: "a file that has changed is loaded again, and what imports it",
    steps: [
      files(
        {
          "leaf.ts": "export const leaf = 1;",
          "middle.ts": "import { leaf } from './leaf.ts';\nexport const middle = leaf * 10;",
          "still.ts": "export const made = {};",
        },
        "import { middle } from './middle.ts'; import { made } from './still.ts'; const firstMade = made; middle",
        "result: 10",
      ),
      files(
        { "leaf.ts": "export const leaf = 22;" },
        "import { middle } from './middle.ts'; import { made } from './still.ts'; [middle, made === firstMade]",
        "result: [ 220, true ]",
      ),
      files({ "middle.ts": "export const middle = 'no leaf';" }, "(await import('./middle.ts')).middle", "result: 'no leaf'"),
      files({ "old.js": "exports.x = 1;" }, "import { x } from './old.js'; x", "result: 1"),
      files({ "old.js": "exports.x = 20;" }, "import { x } from './old.js'; x", "result: 20"),
    ],
  },
  {
    title: "files named without an extension, or as the .js they would become",
    steps: [
      files(
        { "plain.ts": "export const v = 1;", "folder/index.ts": "export const w = 2;" },
        "import { v } from './plain'; import { v as same } from './plain.js'; import { w } from './folder'; [v, same, w]",
        "result: [ 1, 1, 2 ]",
      ),
    ],
  },
  {
    title: "a file with an enum, and errors at their places in files",
    steps: [
      files(
        { "legs.ts": "export enum Leg { Pay = 'pay' }\n\nexport function fail(): never {\n  throw new Error('in a file');\n}" },
        "import { Leg, fail } from './legs.ts'; Leg.Pay",
        "result: 'pay'",
      ),
      {
        code: "fail()",
        tells: [
          /^error: Error: in a file\n\n[^]*> 4 \| {3}throw new Error\('in a file'\);\n {4}\| {9}\^[^]*\n {4}at fail \(legs\.ts:4:9\)\n {4}at cell 7001:1:1$/,
        ],
        position: 7001,
      },
      files(
        { "broken.ts": "export const a = 1;\nexport const b: = 2;" },
        "import './broken.ts';",
        /^error: SyntaxError: [^]*\n> 2 \| export const b: = 2;\n[^]*at broken\.ts:2:17/,
      ),
      files(
        { "broken.mjs": "export const a = 1;\nexport const b = ;" },
        "import './broken.mjs';",
        /^error: SyntaxError: [^]*\n> 2 \| export const b = ;\n[^]*at broken\.mjs:2:18/,
      ),
      files({ "broken.ts": "export const a = 'mended';" }, "import { a } from './broken.ts'; a", "result: 'mended'"),
    ],
  },
  {
    title: "where the notebook is",
    steps: [
      cell("process.cwd() === import.meta.dirname", "result: true"),
      cell(
        "[import.meta.dirname, import.meta.url.startsWith('file:'), typeof import.meta.resolve('./x.ts')]",
        "result: [ 'FOLDER', true, 'string' ]",
      ),
      files(
        { "data.csv": "a,b" },
        "import { readFileSync } from 'node:fs'; readFileSync(new URL('./data.csv', import.meta.url), 'utf8') + readFileSync('data.csv', 'utf8')",
        "result: 'a,ba,b'",
      ),
    ],
  },
];
