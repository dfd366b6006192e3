import { inspect, types, type InspectOptions } from "node:util";
import { inheritedValue, isTable, type TableLike } from "./table/is-table.ts";

/** The bounds within which a value is written as text: what a reader takes in, and what a file should hold. */
const bounds = {
  depth: 4,
  /** Elements of an array, a typed array, a map or a set. */
  elements: 100,
  /** Own properties of one object; `util.inspect` alone would write all of a million. */
  properties: 100,
  /** Characters of a string within a value, and of a string that is the value. */
  stringCharacters: 1_000,
  wholeStringCharacters: 10_000,
  /** Names of columns of a table within a value. */
  tableColumns: 8,
  /** Values visited before the depth is lowered. */
  nodes: 2_000,
  textCharacters: 50_000,
} as const;

const baseOptions: InspectOptions = {
  maxArrayLength: bounds.elements,
  breakLength: 100,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

/**
 * A value as text, as `util.inspect` writes it, but bounded in every direction: depth, elements, properties, length of strings
 * and of the whole. It invokes no getters, and neither a cycle nor a custom inspection that throws stops it.
 *
 * @example
 * inspectBounded({ rate: 0.043, path: [1, 2] }); // "{ rate: 0.043, path: [ 1, 2 ] }"
 */
export function inspectBounded(value: unknown): string {
  if (typeof value === "string") return cut(inspect(value, { ...baseOptions, maxStringLength: bounds.wholeStringCharacters }));
  const survey = deepestSurvey(value);
  const shown = survey.oversized ? trimmed(value, survey, new Map(), survey.depth) : value;
  const options = { ...baseOptions, maxStringLength: bounds.stringCharacters, depth: survey.depth };
  try {
    return cut(inspect(shown, options));
  } catch {
    return cut(inspectPlainly(shown, options));
  }
}

function inspectPlainly(value: unknown, options: InspectOptions): string {
  try {
    return inspect(value, { ...options, customInspect: false });
  } catch (error) {
    return `[a value that cannot be inspected: ${messageOf(error)}]`;
  }
}

/** An error's message, or the thrown value as text, whatever it was that was thrown. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? [error.name, error.message].filter(Boolean).join(": ") || "Error" : String(error);
  } catch {
    return "an error that cannot be shown";
  }
}

function cut(text: string): string {
  if (text.length <= bounds.textCharacters) return text;
  const rest = text.length - bounds.textCharacters;
  return `${text.slice(0, bounds.textCharacters)}\n… ${rest.toLocaleString("en-US")} more characters`;
}

/** What a look over a value found, down to a depth. */
interface Survey {
  readonly depth: number;
  /** Own enumerable keys of each object visited: for a million keys the listing is the cost, so it is done once. */
  readonly keys: Map<object, readonly string[]>;
  visited: number;
  /** Whether something that is not shown whole is within reach: an object of many properties, or a table. */
  oversized: boolean;
}

/** The survey at the greatest depth that stays within the number of values a reader can be shown. */
function deepestSurvey(value: unknown): Survey {
  const keys: Survey["keys"] = new Map();
  for (let depth: number = bounds.depth; ; depth -= 1) {
    const survey: Survey = { depth, keys, visited: 0, oversized: false };
    look(value, survey, new Set(), depth);
    if (survey.visited <= bounds.nodes || depth === 0) return survey;
  }
}

function look(value: unknown, survey: Survey, seen: Set<object>, depth: number): void {
  survey.visited += 1;
  if (survey.visited > bounds.nodes || !isWalked(value) || seen.has(value)) return;
  seen.add(value);
  if (isTable(value)) {
    survey.oversized = true;
    return;
  }
  if (depth < 0) return;
  for (const child of children(value, survey)) look(child, survey, seen, depth - 1);
}

/** Proxies are left to `util.inspect`, which reads their target without running a trap. */
function isWalked(value: unknown): value is object {
  return typeof value === "object" && value !== null && !types.isProxy(value) && !ArrayBuffer.isView(value);
}

function* children(value: object, survey: Survey): Generator<unknown> {
  if (Array.isArray(value)) {
    yield* elementsOf(value);
    return;
  }
  if (types.isMap(value)) {
    for (const entry of entriesOf(value)) yield* entry;
  } else if (types.isSet(value)) {
    yield* elementsOf(value);
  }
  for (const key of keysOf(value, survey)) yield dataProperty(value, key);
}

/** The first elements of an array or a set, without running an iterator that a subclass may have put in place. */
function* elementsOf(value: readonly unknown[] | ReadonlySet<unknown>): Generator<unknown> {
  if (types.isSet(value)) {
    yield* firstOf(Set.prototype.values.call(value));
    return;
  }
  const list = value;
  for (let index = 0; index < Math.min(list.length, bounds.elements); index += 1) yield dataProperty(list, String(index));
}

function entriesOf(value: ReadonlyMap<unknown, unknown>): Generator<[unknown, unknown]> {
  return firstOf(Map.prototype.entries.call(value));
}

function* firstOf<T>(elements: Iterable<T>): Generator<T> {
  let count = 0;
  for (const element of elements) {
    if (count >= bounds.elements) return;
    count += 1;
    yield element;
  }
}

function keysOf(value: object, survey: Survey): readonly string[] {
  let keys = survey.keys.get(value);
  if (!keys) {
    keys = Object.keys(value);
    survey.keys.set(value, keys);
  }
  if (keys.length > bounds.properties) survey.oversized = true;
  return keys.length > bounds.properties ? keys.slice(0, bounds.properties) : keys;
}

function dataProperty(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** Stands for what was left out. */
class LeftOut {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  [inspect.custom](): string {
    return this.text;
  }
}

/** A table within another value: how large it is and its first columns. */
function tableLine(table: TableLike): string {
  const names = (inheritedValue(table, "columnNames") as () => unknown).call(table);
  const columns = Array.isArray(names) ? names : [];
  const shown = columns.slice(0, bounds.tableColumns).join(", ") + (columns.length > bounds.tableColumns ? ", …" : "");
  const rows = Number(table.numRows());
  const size = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  return `Table (${size} × ${columns.length} ${columns.length === 1 ? "column" : "columns"}${shown === "" ? "" : `: ${shown}`})`;
}

/** A copy that `util.inspect` writes as it would the value, without the properties beyond the bound; cycles stay cycles. */
function trimmed(value: unknown, survey: Survey, copies: Map<object, object>, depth: number): unknown {
  if (!isWalked(value)) return value;
  if (isTable(value)) return new LeftOut(tableLine(value));
  if (depth < 0) return value;
  const before = copies.get(value);
  if (before) return before;
  const remember = <T extends object>(copy: T): T => {
    copies.set(value, copy);
    return copy;
  };
  const deeper = (child: unknown) => trimmed(child, survey, copies, depth - 1);
  if (Array.isArray(value)) {
    const copy: unknown[] = remember([]);
    for (const element of elementsOf(value)) copy.push(deeper(element));
    copy.length = value.length;
    return copy;
  }
  if (types.isMap(value)) {
    const first = new Map<unknown, unknown>();
    const copy = remember(new FirstEntries(first, value.size));
    for (const [key, element] of entriesOf(value)) first.set(deeper(key), deeper(element));
    return copy;
  }
  if (types.isSet(value)) {
    const first = new Set<unknown>();
    const copy = remember(new FirstEntries(first, value.size));
    for (const element of elementsOf(value)) first.add(deeper(element));
    return copy;
  }
  if (!isOrdinary(value)) return value;
  return trimProperties(value, survey, remember(Object.create(Object.getPrototypeOf(value) as object | null) as object), deeper);
}

function trimProperties(value: object, survey: Survey, copy: object, deeper: (child: unknown) => unknown): object {
  const shown = keysOf(value, survey);
  for (const key of shown) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (!descriptor) continue;
    Object.defineProperty(copy, key, "value" in descriptor ? { ...descriptor, value: deeper(descriptor.value) } : descriptor);
  }
  const left = (survey.keys.get(value)?.length ?? 0) - shown.length;
  if (left > 0) {
    const note = new LeftOut(`${left.toLocaleString("en-US")} more properties`);
    Object.defineProperty(copy, "…", { value: note, enumerable: true });
  }
  return copy;
}

/** Tells apart what `util.inspect` writes by its properties alone: a copy of anything else would lose its inner state. */
function isOrdinary(value: object): boolean {
  return (
    Object.prototype.toString.call(value) === "[object Object]" &&
    !types.isExternal(value) &&
    !types.isModuleNamespaceObject(value)
  );
}

/** The first entries of a map or a set, written under the size of the whole. */
class FirstEntries {
  readonly shown: ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>;
  readonly size: number;
  constructor(shown: FirstEntries["shown"], size: number) {
    this.shown = shown;
    this.size = size;
  }
  [inspect.custom](depth: number, options: InspectOptions): string {
    const text = inspect(this.shown, { ...options, depth });
    const left = this.size - this.shown.size;
    const whole = text.replace(/^(\w+)\(\d+\)/, (_all, name: string) => `${name}(${this.size})`);
    return left > 0 ? whole.replace(/(\s)\s*\}$/, (_all, gap: string) => `,${gap}... ${left} more items${gap}}`) : whole;
  }
}
