import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture, runHere } from "./command.ts";

const notebook = (rest: object) => JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5, ...rest });
const python = notebook({ metadata: { kernelspec: { name: "python3", display_name: "Python 3" } } });

/** What is in the folder in which each case runs. */
const files: Record<string, string> = {
  "notes.txt": "5",
  "empty.ipynb": "",
  "broken.ipynb": '{\n "cells": [],\n "metadata": {},,\n}',
  "conflict.ipynb": '{\n<<<<<<< HEAD\n "cells": []\n=======\n',
  "other.ipynb": '{"name": "x"}',
  "old.ipynb": notebook({ nbformat: 3 }),
  "python.ipynb": python,
  "odd-cell.ipynb": notebook({ cells: [{ cell_type: "sql", source: "" }] }),
  "latin1.ipynb": "\u0000",
};

const cases: [what: string, args: string[], message: RegExp][] = [
  ["a missing file", ["run", "none.ipynb"], /none\.ipynb, which does not exist; check the spelling/],
  ["a folder", ["run", "folder.ipynb"], /got the folder .*folder\.ipynb; name a notebook in it/],
  ["another kind of file", ["run", "notes.txt"], /expected a file that ends in \.ipynb, got notes\.txt/],
  ["an empty file", ["run", "empty.ipynb"], /got an empty file, empty\.ipynb/],
  ["broken JSON", ["run", "broken.ipynb"], /got "," at line 3, column 17 of broken\.ipynb; repair that place/],
  ["a merge conflict", ["run", "conflict.ipynb"], /git conflict marker at line 2.*resolve the merge first/],
  ["JSON that is no notebook", ["run", "other.ipynb"], /other JSON in other\.ipynb; name a file that/],
  ["nbformat 3", ["run", "old.ipynb"], /got nbformat 3 in old\.ipynb; convert it with "jupyter nbconvert/],
  ["another kernel", ["run", "python.ipynb"], /got one for the kernel "python3", python\.ipynb; run it with its own kernel/],
  ["an unknown kind of cell", ["run", "odd-cell.ipynb"], /cell 1 of odd-cell\.ipynb, got "sql"/],
  ["a missing output folder", ["run", "model.ipynb", "--output", "none/out.ipynb"], /no folder .*none; create the folder/],
  ["a folder as output", ["run", "model.ipynb", "--output", "folder.ipynb"], /a folder of that name/],
  ["a file as output folder", ["run", "model.ipynb", "--output", "notes.txt/out.ipynb"], /notes\.txt, which is a file/],
  ["a missing report folder", ["run", "model.ipynb", "--html", "none/out.html"], /no folder .*none/],
  ["the input as output", ["run", "model.ipynb", "--output", "./model.ipynb"], /use --inplace to write over it/],
  ["a report named as --output", ["run", "model.ipynb", "--output", "model.html"], /use --html for a report/],
  ["a notebook named as --html", ["run", "model.ipynb", "--html", "out.ipynb"], /use --output for the executed notebook/],
  ["--output with --inplace", ["run", "model.ipynb", "--output", "out.ipynb", "--inplace"], /got both; leave one out/],
  ["a time that is not a number", ["run", "model.ipynb", "-t", "soon"], /'soon' is invalid.*above zero/],
  ["a time of zero", ["run", "model.ipynb", "--timeout-seconds", "0"], /'0' is invalid/],
  [
    "a notebook that never ran",
    ["verify", "model.ipynb"],
    /model\.ipynb, which holds none; run "carrybook run --inplace model\.ipynb" first/,
  ],
  ["a verification of another kernel", ["verify", "python.ipynb"], /one for the kernel "python3"/],
  ["a tolerance below zero", ["verify", "model.ipynb", "--tolerance", "-1"], /'-1' is invalid/],
  ["no file", ["run"], /missing required argument 'files'; see "carrybook run --help"/],
  ["two files, of which one is not there", ["run", "model.ipynb", "none.ipynb"], /none\.ipynb, which does not exist/],
  ["two files into one", ["run", "model.ipynb", "b/model.ipynb", "--html", "out.html"], /a folder for the results of several/],
  [
    "two files of one name into a folder",
    ["run", "model.ipynb", "b/model.ipynb", "--output", "out/"],
    /of different names for one folder, got model\.ipynb twice/,
  ],
  ["a file as output of two", ["run", "model.ipynb", "b/more.ipynb", "--html", "notes.txt"], /a folder that can be made/],
  ["an unknown option", ["run", "model.ipynb", "--fast"], /unknown option '--fast'/],
  ["an unknown command", ["rnu", "model.ipynb"], /unknown command 'rnu' \(Did you mean run\?\); see "carrybook --help"/],
  ["an export of broken JSON", ["export", "broken.ipynb"], /line 3, column 17/],
  ["an export into no folder", ["export", "python.ipynb", "--output", "none/a.html"], /no folder/],
  [
    "an export over the notebook",
    ["export", "python.ipynb", "--output", "python.ipynb"],
    /expected --output to name an HTML file/,
  ],
];

describe("bad input", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-bad-"));
    await mkdir(join(folder, "folder.ipynb"));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await mkdir(join(folder, "b"));
    for (const name of ["model.ipynb", "b/model.ipynb", "b/more.ipynb"])
      await copyFile(fixture("model.ipynb"), join(folder, name));
  });
  afterEach(() => rm(folder, { recursive: true }));

  for (const [what, args, message] of cases) {
    it(`${what}: one line that says what to do, exit code 2, no file touched`, async () => {
      const before = await contents(folder);
      const ended = await runHere(...args.map((arg) => (/\.|\//.test(arg) ? join(folder, arg) : arg)));
      assert.equal(ended.code, 2);
      assert.match(ended.error, message);
      assert.match(ended.error, /^carrybook: [^\n]+\n$/);
      assert.equal(ended.out, "");
      assert.deepEqual(await contents(folder), before);
    });
  }
});

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const read = (name: string) => readFile(join(folder, name), "latin1").catch(() => "a folder");
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}
