import assert from "node:assert/strict";
import { inspect } from "node:util";
import { inspectBounded } from "../../../src/kernel/child/display/inspect.ts";

const keyed = (count: number) => Object.fromEntries(Array.from({ length: count }, (_unused, index) => [`key${index}`, index]));

describe("inspectBounded", () => {
  it("writes a small value just as util.inspect does", () => {
    const cycle: Record<string, unknown> = { name: "loop" };
    cycle.self = cycle;
    for (const value of [{ a: 1, b: { c: new Map([[1, new Set([2])]]) } }, [1, [2, [3]]], cycle, /x/g, Buffer.from("ab")]) {
      assert.equal(inspectBounded(value), inspect(value, { depth: 4, breakLength: 100 }));
    }
  });

  it("shows the first properties of a large object and counts the rest", () => {
    const text = inspectBounded(keyed(5_000));
    assert.match(text, /^\{\s+key0: 0,/);
    assert.match(text, /key99: 99,\s+'…': 4,900 more properties\s+\}$/);
    assert.doesNotMatch(text, /key100\b/);
  });

  it("does so within arrays, maps, sets and class instances, and keeps cycles", () => {
    class Cache {
      entries: unknown = keyed(200);
      self: unknown = this;
    }
    assert.match(
      inspectBounded([new Cache()]),
      /^\[\s+<ref \*1> Cache \{[^]*100 more properties[^]*self: \[Circular \*1\]\s+\}\s+\]$/,
    );
    const map = new Map(Array.from({ length: 150 }, (_unused, index) => [index, index === 0 ? keyed(101) : index]));
    assert.match(inspectBounded(map), /^Map\(150\) \{[^]*1 more properties[^]*99 => 99,\s+\.\.\. 50 more items\s+\}$/);
    assert.match(inspectBounded(new Set([keyed(101)])), /^Set\(1\) \{[^]*1 more properties[^]*\}$/);
    const list: unknown[] = Array.from({ length: 1_000 }, () => 1);
    list[0] = keyed(101);
    assert.match(inspectBounded(list), /1 more properties[^]*\.\.\. 900 more items\s+\]$/);
  });

  it("lowers the depth of a value that fans out", () => {
    const fan = (depth: number): unknown => (depth === 0 ? "leaf" : Array.from({ length: 100 }, () => fan(depth - 1)));
    const text = inspectBounded(fan(3));
    assert.match(text, /\[Array\]/);
    assert.ok(text.length < 60_000, `${text.length} characters`);
  });

  it("bounds a string, a list of strings and the whole text", () => {
    assert.match(inspectBounded("x".repeat(1e6)), /^'x{10000}'\.\.\. 990000 more characters$/);
    const text = inspectBounded(Array.from({ length: 100 }, () => "y".repeat(5_000)));
    assert.match(text, /more characters/);
    assert.ok(text.length < 51_000, `${text.length} characters`);
  });

  it("runs no getter and survives one that throws, a proxy's trap and a custom inspection", () => {
    let runs = 0;
    const value = {
      get costly(): number {
        runs += 1;
        throw new Error("costly");
      },
      trapped: new Proxy({ inner: 1 }, { get: () => assert.fail("a trap ran"), ownKeys: () => assert.fail("a trap ran") }),
    };
    assert.equal(inspectBounded(value), "{ costly: [Getter], trapped: { inner: 1 } }");
    assert.equal(runs, 0);
    const hostile = { a: 1, [inspect.custom]: () => assert.fail("no text") };
    assert.match(inspectBounded(hostile), /^\{\s*a: 1,/);
  });

  it("ends where a subclass made iteration endless", () => {
    class Endless extends Set<number> {
      override *[Symbol.iterator](): Generator<number, undefined> {
        for (;;) yield 1;
      }
    }
    assert.match(inspectBounded(new Endless([1, 2])), /^Endless\(2\) \[Set\] \{ /);
  });
});
