import type { DuckDBValue } from "@duckdb/node-api";
import { UserError } from "../../base/errors.ts";
import type { DuckDb } from "./duckdb.ts";
import { dayMs } from "./parameters.ts";

/** The last day that a JavaScript date can hold, in days since 1970. */
export const lastDay = 100_000_000;

/** A whole number as a number where it is exact as one. */
export function wholeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A day since 1970 as a date at midnight UTC. */
export function dateOfDay(day: number, column: string): Date {
  if (Math.abs(day) > lastDay) throw outOfRange(column);
  return new Date(day * dayMs);
}

/** Microseconds since 1970 as a date, whose milliseconds are cut, not rounded. */
export function dateOfMicros(micros: bigint, column: string): Date {
  const ms = Number(micros / 1000n) - (micros < 0n && micros % 1000n !== 0n ? 1 : 0);
  if (Math.abs(ms) > lastDay * dayMs) throw outOfRange(column);
  return new Date(ms);
}

/**
 * A single value as TypeScript holds it: lists as arrays, structs as objects, maps as `Map`, decimals as numbers, dates and timestamps
 * as `Date`, bytes as `Uint8Array`; intervals, times, UUIDs and bits as the text that DuckDB reads again.
 */
export function valueOf(duckDb: DuckDb, value: DuckDBValue | undefined, column: string): unknown {
  const { api } = duckDb;
  const inner = (each: DuckDBValue | undefined): unknown => valueOf(duckDb, each, column);
  if (value === null || value === undefined) return undefined;
  if (typeof value === "bigint") return wholeNumber(value);
  if (typeof value !== "object") return value;
  if (value instanceof api.DuckDBListValue || value instanceof api.DuckDBArrayValue) return value.items.map(inner);
  if (value instanceof api.DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, each]) => [key, inner(each)]));
  }
  if (value instanceof api.DuckDBMapValue) {
    return new Map(value.entries.map(({ key, value: each }) => [inner(key), inner(each)]));
  }
  if (value instanceof api.DuckDBUnionValue) return inner(value.value);
  if (value instanceof api.DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof api.DuckDBDateValue) return dateOfDay(value.days, column);
  if (value instanceof api.DuckDBTimestampValue || value instanceof api.DuckDBTimestampTZValue) {
    return dateOfMicros(value.micros, column);
  }
  if (value instanceof api.DuckDBTimestampSecondsValue) return dateOfMicros(value.seconds * 1_000_000n, column);
  if (value instanceof api.DuckDBTimestampMillisecondsValue) return dateOfMicros(value.millis * 1000n, column);
  if (value instanceof api.DuckDBTimestampNanosecondsValue) return dateOfMicros(value.nanos / 1000n, column);
  if (value instanceof api.DuckDBBlobValue) return new Uint8Array(value.bytes);
  return String(value);
}

function outOfRange(column: string): UserError {
  return new UserError("data/sql-date-out-of-range", {
    expected: `dates that JavaScript can hold in the column ${column}, up to the year 275760`,
    received: "a later or an infinite one",
    action: `select ${column}::varchar in its place, or filter with isfinite(${column})`,
  });
}
