import assert from "node:assert/strict";
import * as library from "../../src/library.ts";
import * as threadLibrary from "../../src/threads/thread-library.ts";
import { sources } from "../tidy/sources.ts";

describe("the library on a thread", () => {
  it("has every helper of the library that takes numbers, and its units and results", async () => {
    const pure = new Set<string>();
    for (const path of [...sources("src/base"), ...sources("src/finance")]) {
      for (const name of Object.keys((await import(`../../${path}`)) as object)) pure.add(name);
    }
    const expected = Object.keys(library).filter((name) => pure.has(name));
    assert.ok(expected.length > 50);
    assert.deepEqual(Object.keys(threadLibrary).sort(), expected.sort());
  });
});
