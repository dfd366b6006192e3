import { Buffer } from "node:buffer";
import { RowsResult, type RowsCalculation } from "../base/result-rows.ts";
import { type Calculation, Result } from "../base/result.ts";
import { MonteCarlo } from "../finance/monte-carlo.ts";
import { StressGrid } from "../finance/stress-grid.ts";

/** Stands for an instance of one of the library's classes, since structured clone drops classes. */
interface Packed {
  readonly [marker]: string;
  readonly fields: object;
}

const marker = "carrybook class";

type GridFields = ConstructorParameters<typeof StressGrid>[0];
type AnyCalculation = Calculation<number, Record<string, number>>;
type AnyRows = RowsCalculation<object, Record<string, number>>;
type MonteCarloFields = Pick<MonteCarlo<number>, "result" | "outcomes">;

/** The classes that come back as such, each with the way to make it again from its fields. */
const classes: readonly { name: string; is: (value: object) => boolean; again: (fields: object) => object }[] = [
  { name: "Result", is: (value) => value instanceof Result, again: (fields) => new Result(fields as AnyCalculation) },
  { name: "RowsResult", is: (value) => value instanceof RowsResult, again: (fields) => new RowsResult(fields as AnyRows) },
  { name: "StressGrid", is: (value) => value instanceof StressGrid, again: (fields) => new StressGrid(fields as GridFields) },
  {
    name: "MonteCarlo",
    is: (value) => value instanceof MonteCarlo,
    again: (fields) => new MonteCarlo((fields as MonteCarloFields).result, (fields as MonteCarloFields).outcomes),
  },
];

/** A value ready for structured clone, and the buffers in it that may be handed over instead of copied. */
export interface Package {
  readonly value: unknown;
  readonly buffers: ArrayBuffer[];
}

/** Takes the library's results in a value apart; plain objects and arrays are searched, everything else is left as it is. */
export function pack(value: unknown): Package {
  const buffers = new Set<ArrayBuffer>();
  const packed = mapped(value, (each) => {
    const buffer = ArrayBuffer.isView(each) ? each.buffer : each;
    // A Buffer may be a piece of a pool that others read too.
    if (buffer instanceof ArrayBuffer && !Buffer.isBuffer(each)) buffers.add(buffer);
    const found = classes.find(({ is }) => is(each));
    return found && { [marker]: found.name, fields: { ...each, ...unshared(each) } };
  });
  return { value: packed, buffers: [...buffers] };
}

/** The outcomes of a simulation on threads lie in memory that is shared: they travel as a copy, as all else does. */
function unshared(value: object): { readonly outcomes?: Float64Array } {
  const isShared = value instanceof MonteCarlo && value.outcomes.buffer instanceof SharedArrayBuffer;
  return isShared ? { outcomes: value.outcomes.slice() } : {};
}

/** Makes the library's results in a value again. */
export function unpack(value: unknown): unknown {
  return mapped(value, undefined, (each) => {
    const name = marker in each ? (each as Packed)[marker] : undefined;
    const found = classes.find((known) => known.name === name);
    return found ? found.again((each as Packed).fields) : each;
  });
}

/** A copy of plain objects and arrays, each object given to `before` on the way down and its copy to `after` on the way up. */
function mapped(
  value: unknown,
  before: ((value: object) => object | undefined) | undefined,
  after: (copy: object) => object = (copy) => copy,
): unknown {
  const seen = new Map<object, unknown>();
  const visit = (each: unknown): unknown => {
    if (typeof each !== "object" || each === null) return each;
    if (seen.has(each)) return seen.get(each);
    const replaced = before?.(each) ?? each;
    if (Array.isArray(replaced)) {
      if (replaced.every((item) => typeof item !== "object" || item === null)) return replaced;
      const copy: unknown[] = [];
      seen.set(each, copy);
      for (const item of replaced) copy.push(visit(item));
      return copy;
    }
    const prototype: unknown = Object.getPrototypeOf(replaced);
    if (prototype !== Object.prototype && prototype !== null) return replaced;
    const copy: Record<string, unknown> = {};
    seen.set(each, copy);
    for (const [key, item] of Object.entries(replaced)) copy[key] = visit(item);
    const made = after(copy);
    seen.set(each, made);
    return made;
  };
  return visit(value);
}
