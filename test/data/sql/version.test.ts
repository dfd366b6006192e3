import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testedVersion } from "../../../src/data/sql/duckdb.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8")) as Record<string, unknown>;

describe("DuckDB", () => {
  it("is named to users in the version that is depended on", () => {
    const { dependencies } = readJson("package.json") as { dependencies: Record<string, string> };
    assert.equal(dependencies["@duckdb/node-api"], testedVersion);
  });

  it("is locked for every platform, so that npm ci works on each", () => {
    const { packages } = readJson("package-lock.json") as { packages: Record<string, { optionalDependencies?: object }> };
    const bindings = Object.keys(packages["node_modules/@duckdb/node-bindings"]?.optionalDependencies ?? {});
    assert.ok(bindings.length >= 6, bindings.join(", "));
    assert.deepEqual(
      bindings.filter((name) => !(`node_modules/${name}` in packages)),
      [],
    );
  });
});
