import assert from "node:assert/strict";
import { readSource, sources } from "./sources.ts";

const folders = ["src", "test", "bench", "scripts"];
const files = folders.flatMap(sources);

/** Words that say nothing about what a file is for. */
const vagueNames = /(^|\/)(utils?|common|helpers?|misc)(\/|\.)/;

/** What must not stand in any file, with the reason that a failing test shows. */
const banned: readonly [pattern: RegExp, reason: string][] = [
  [/\b(?:describe|it)\.(?:only|skip)\(|\bthis\.skip\(/, "a test is neither skipped nor run alone"],
  [/assert(?:\.ok)?\(true\b|assert\.equal\((\w+), \1\)/, "an assertion must be able to fail"],
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, "finish it or write an issue"],
  [/@ts-ignore|@ts-nocheck/, "use @ts-expect-error with its reason"],
  [/eslint-disable(?!-next-line [\w@/-]+ -- \S)/, "disable one rule for one line, with its reason after --"],
];

describe("the house", () => {
  it("has files of 400 lines at most", () => {
    const long = files.map((path) => [path, readSource(path).split("\n").length - 1] as const).filter(([, lines]) => lines > 400);
    assert.deepEqual(long, []);
  });

  it("names files for what they hold", () => {
    assert.deepEqual(
      files.filter((path) => vagueNames.test(path)),
      [],
    );
  });

  it("writes file names in kebab-case", () => {
    const odd = files.filter((path) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(path.split("/").at(-1) ?? ""));
    assert.deepEqual(odd, []);
  });

  for (const [pattern, reason] of banned) {
    it(`keeps ${String(pattern)} out: ${reason}`, () => {
      const found = files.filter((path) => !path.startsWith("test/tidy/")).filter((path) => pattern.test(readSource(path)));
      assert.deepEqual(found, []);
    });
  }

  it("has no clock and no unseeded chance in finance, tables and claims", () => {
    const pure = ["src/finance", "src/tables", "src/claims", "src/charts", "src/base"].flatMap(sources);
    const found = pure.filter((path) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(readSource(path)),
    );
    assert.deepEqual(found, []);
  });

  it("mirrors src/ in test/: every folder of src has tests", () => {
    const tested = new Set(sources("test").map((path) => path.split("/")[1]));
    const untested = new Set(
      sources("src")
        .map((path) => path.split("/")[1] ?? "")
        .filter((folder) => !folder.endsWith(".ts") && !tested.has(folder)),
    );
    assert.deepEqual([...untested], []);
  });

  it("keeps download addresses and registries out of the lockfile", () => {
    assert.doesNotMatch(readSource("package-lock.json"), /"resolved": "http/);
  });
});
