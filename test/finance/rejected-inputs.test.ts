import assert from "node:assert/strict";
import { publicNames } from "../../scripts/docs/public-names.ts";
import { isUserError } from "../../src/base/errors.ts";
import * as library from "../../src/library.ts";
import { helperCases } from "./helper-cases.ts";

const offered = library as unknown as Readonly<Record<string, unknown>>;
const helper = (name: string) => offered[name] as (options: object) => unknown;

/** Functions of finance that take no options object with numbers, and where their inputs are tested. */
const tested: Readonly<Record<string, string>> = {
  isBusinessDay: "business-day.test.ts",
  usdJpySpotDate: "business-day.test.ts",
  treasuryQuote: "bond-yield.test.ts",
  tauFromDecay: "nelson-siegel.test.ts",
  chain: "transmission-chain.test.ts",
  monteCarloInChunks: "monte-carlo.test.ts: the options of monteCarlo",
  Diverges: "unwind-spiral.test.ts: an answer",
};

/** What may be left out: a rule of the market decides then, or nothing is added. */
const optional = new Set([
  ...[
    "issue",
    "firstCoupon",
    "endOfMonth",
    "priceChange",
    "start",
    "taus",
    "trigger",
    "point",
    "betas",
    "bidPerPickup",
    "weight",
  ],
  ...["returnMaturities", "sectors", "tau2", "beta3"],
]);

/** Words that only a reader sees. */
const words = new Set(["name", "series", "sector", "id", "source", "domain"]);
/** The size of a matrix goes with its values. */
const sizes = new Set(["zeroYields"]);
/** Where no observation is a fact to be kept, as null or NaN. */
const mayBeMissing = new Set(["returns", "values", "value"]);

type Path = readonly (string | number)[];

/** The paths to every number and every word within options, and to every list, object and function among them. */
function leaves(value: unknown, path: Path = []): { path: Path; leaf: unknown }[] {
  const parts = partsOf(value, path);
  return path.length === 1 && typeof value === "object" ? [{ path, leaf: value }, ...parts] : parts;
}

function partsOf(value: unknown, path: Path): { path: Path; leaf: unknown }[] {
  if (typeof value === "function") return [{ path, leaf: value }];
  if (typeof value === "number" || typeof value === "string") return [{ path, leaf: value }];
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => leaves(each, [...path, index]));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  if (sizes.has(lastName(path))) return [];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

function replaced(value: unknown, path: Path, leaf: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === key ? replaced(each, rest, leaf) : each));
  return { ...(value as object), [key]: replaced(Reflect.get(value as object, key), rest, leaf) };
}

const lastName = (path: Path) => path.findLast((key): key is string => typeof key === "string") ?? "";

/** What must not pass in the place of a leaf. */
function wrongValues(path: Path, leaf: unknown): unknown[] {
  const name = lastName(path);
  if (words.has(name)) return [];
  const absent = optional.has(name) || (mayBeMissing.has(name) && path.length > 1) ? [] : [undefined];
  if (typeof leaf === "string") return [...absent, "nonsense"];
  if (typeof leaf !== "number") return absent;
  return [...absent, ...(mayBeMissing.has(name) ? [] : [NaN]), Infinity, -Infinity, "1.5"];
}

describe("every helper that a cell can import", () => {
  it("is among the cases, or its inputs are tested elsewhere", () => {
    const names = publicNames().filter(
      ({ name, file }) => file.startsWith("src/finance/") && typeof offered[name] === "function",
    );
    const missing = [...new Set(names.map(({ name }) => name))].filter((name) => !(name in helperCases) && !(name in tested));
    assert.deepEqual(missing, []);
  });

  for (const [name, cases] of Object.entries(helperCases)) {
    it(`${name} answers its case, and refuses by code NaN, infinity, an absent value and an unknown word in every place`, () => {
      const passed: string[] = [];
      for (const [form, options] of cases.entries()) {
        assert.doesNotThrow(() => helper(name)(options), `${name} ${form}`);
        for (const { path, leaf } of leaves(options)) {
          for (const wrong of wrongValues(path, leaf)) {
            const what = `form ${form}: ${path.join(".")} = ${String(wrong)}`;
            try {
              helper(name)(replaced(options, path, wrong) as object);
              passed.push(what);
            } catch (error) {
              if (!isUserError(error)) passed.push(`${what}: ${String(error)}`);
            }
          }
        }
      }
      assert.deepEqual(passed, []);
    });
  }
});
