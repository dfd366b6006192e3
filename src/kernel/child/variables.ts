import { types } from "node:util";
import type { VariableSummary } from "../protocol.ts";
import { inspectBounded } from "./display/inspect.ts";
import { inheritedValue, isTable } from "./display/table/is-table.ts";

const previewCharacters = 120;
/** Entries up to which an object is previewed by looking at all of it. */
const fewKeys = 1_000;
const count = (value: number, one: string, many = `${one}s`) => `${value.toLocaleString("en-US")} ${value === 1 ? one : many}`;

/** Describes a variable without invoking its getters. */
export function summarise(name: string, value: unknown): VariableSummary {
  const keys = plainKeys(value);
  const size = keys ? count(keys.length, "entry", "entries") : sizeOf(value);
  const preview = keys && keys.length > fewKeys ? previewOfMany(value as object, keys) : previewOf(value);
  return { name, type: typeOf(value), size, preview };
}

/** The keys of an object that is nothing but its entries: for a million of them the listing is the cost, so it is done once. */
function plainKeys(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.keys(value) : undefined;
}

/** The first entries of an object with many, which need not be looked through for a single line. */
function previewOfMany(value: object, keys: readonly string[]): string {
  const entries = keys.slice(0, 10).map((key) => [key, Object.getOwnPropertyDescriptor(value, key)?.value as unknown]);
  return shorten(`${inspectBounded(Object.fromEntries(entries)).slice(0, -2)}, … }`);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "function") return /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : "function";
  if (typeof value !== "object") return typeof value;
  if (types.isProxy(value)) return "Proxy";
  if (isTable(value)) return "Table";
  const prototype: unknown = Object.getPrototypeOf(value);
  const maker: unknown = prototype && Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  return typeof maker === "function" && maker.name !== "" ? maker.name : "Object";
}

function sizeOf(value: unknown): string {
  if (typeof value === "string") return count(value.length, "character");
  if (typeof value !== "object" || value === null || types.isProxy(value)) return "";
  if (isTable(value)) return `${count(Number(value.numRows()), "row")} x ${count(Number(value.numCols()), "column")}`;
  if (Array.isArray(value)) return count(value.length, "element");
  if (ArrayBuffer.isView(value)) return count(value.byteLength, "byte");
  if (value instanceof Map || value instanceof Set) return count(collectionSize(value), "entry", "entries");
  return "";
}

/** The built-in size, whatever a subclass made of it. */
function collectionSize(value: Map<unknown, unknown> | Set<unknown>): number {
  return Number(Reflect.get(value instanceof Map ? Map.prototype : Set.prototype, "size", value));
}

function previewOf(value: unknown): string {
  if (typeof value === "function") return types.isProxy(value) ? "" : nameOf(value);
  if (typeof value === "object" && value !== null && isTable(value)) {
    const names = (inheritedValue(value, "columnNames") as () => unknown).call(value);
    return Array.isArray(names) ? shorten(names.join(", ")) : "";
  }
  return shorten(inspectBounded(value));
}

/** A function's name, which a class may have made a getter of. */
function nameOf(value: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(value, "name")?.value;
  return typeof name === "string" ? name : "";
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= previewCharacters ? line : `${line.slice(0, previewCharacters - 1)}…`;
}
