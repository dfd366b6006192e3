import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ColumnTable, table } from "arquero";
import { isUserError } from "../../src/base/errors.ts";
import { Result } from "../../src/base/result.ts";
import * as library from "../../src/library.ts";
import { rowCases, rowsCases } from "./verb-cases.ts";

/** A helper and its verb, without their types: the cases are data. */
type Either = (first: object, columns?: object) => unknown;
const verbs = library as unknown as Readonly<Record<string, Either>>;
const either = (name: string): Either => verbs[name] ?? assert.fail(`${name} is not in the library`);
const onTable = (name: string, rows: ColumnTable, columns: object) => either(name)(rows, columns) as ColumnTable;

/** What the helper answers: a result, or for a goal seek the result within. */
function answer(name: string, options: object): Result<number, Record<string, number>> {
  const found = either(name)(options);
  const result = found instanceof Result ? found : (found as { result: unknown }).result;
  return result instanceof Result ? (result as Result<number, Record<string, number>>) : assert.fail(`${name} gives no result`);
}

const tables = join(import.meta.dirname, "..", "..", "src", "tables");
const made = (maker: RegExp) =>
  globSync("*.ts", { cwd: tables }).flatMap((file) => {
    const code = readFileSync(join(tables, file), "utf8");
    return [...code.matchAll(maker)].map((match) => match[1] ?? "");
  });

describe("the table verbs", () => {
  it("are all here", () => {
    const rowVerbs = made(/(?:^export const \w+ = rowVerb|overRows)\(\s*"(\w+)"/gm).filter((name) => name !== "name");
    assert.deepEqual(rowCases.map(({ name }) => name).sort(), rowVerbs.sort());
    assert.deepEqual(rowsCases.map(({ name }) => name).sort(), made(/^export const \w+ = rowsVerb\("(\w+)"/gm).sort());
  });

  for (const { name, options, vary, values } of rowCases) {
    const columns = { ...options, [vary]: "x" };
    const withValue = (value: unknown) => ({ ...options, [vary]: value });

    it(`${name} is the helper in every row, with its parts, and leaves a missing value missing`, () => {
      const rows = table({ id: [1, 2, 3], x: [values[0], null, values[1]] });
      const expected = values.map((value) => answer(name, withValue(value)));
      const parts = Object.keys(expected[0]?.parts ?? {});
      const plain = onTable(name, rows, columns);
      const full = onTable(name, rows, { ...columns, as: "renamed", parts });
      assert.deepEqual(plain.columnNames(), ["id", "x", name]);
      assert.deepEqual(full.columnNames(), ["id", "x", "renamed", ...parts]);
      for (const [row, result] of [
        [0, expected[0]],
        [2, expected[1]],
      ] as const) {
        const value = result?.value ?? NaN;
        assert.ok(
          Math.abs(Number(plain.get(name, row)) - value) <= 1e-12 * Math.max(1, Math.abs(value)),
          `${plain.get(name, row)} ${value}`,
        );
        assert.equal(full.get("renamed", row), value);
        for (const part of parts) assert.equal(full.get(part, row), result?.parts[part], part);
      }
      assert.notEqual(expected[0]?.value, expected[1]?.value);
      assert.equal(plain.get(name, 1), undefined);
      assert.equal(full.get("renamed", 1), undefined);
    });

    it(`${name} says in which row the helper refuses a value`, () => {
      const rows = table({ x: [values[0], typeof values[0] === "string" ? "never" : Infinity] });
      assert.throws(
        () => onTable(name, rows, columns),
        (error) => isUserError(error) && /in row 2/.test(error.message),
      );
    });
  }

  for (const { name, options, vary, values } of rowsCases) {
    it(`${name} repeats each row for every row of its answer`, () => {
      const expected = values.map((value) => (either(name)({ ...options, [vary]: value }) as { rows: object[] }).rows);
      const long = onTable(name, table({ which: [1, 2, 3], x: [values[0], NaN, values[1]] }), { ...options, [vary]: "x" });
      assert.equal(long.numRows(), expected.flat().length);
      assert.deepEqual([...new Set(long.array("which") as number[])], [1, 3]);
      const added = long.columnNames().filter((column) => column !== "which" && column !== "x");
      const picked = expected
        .flat()
        .map((row) => Object.fromEntries(added.map((field) => [field, Reflect.get(row, field) as unknown])));
      assert.deepEqual(long.select(...added).objects(), picked);
    });
  }
});
