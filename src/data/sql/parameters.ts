import type { DuckDBPreparedStatement, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { UserError } from "../../base/errors.ts";
import { Result } from "../../base/result.ts";
import type { DuckDb } from "./duckdb.ts";

export const dayMs = 86_400_000;

/** A value as DuckDB takes it, with its type. */
interface Bound {
  readonly type: DuckDBType;
  readonly value: DuckDBValue;
}

/**
 * Binds a value to a parameter: never a piece of text, so nothing in it is read as SQL.
 *
 * @throws `data/sql-parameter`
 */
export function bindParameter(duckDb: DuckDb, statement: DuckDBPreparedStatement, index: number, value: unknown): void {
  const name = statement.parameterName(index);
  const { type, value: bound } = boundValue(duckDb, value, name);
  if (bound === null) statement.bindNull(index);
  else statement.bindValue(index, bound, type);
}

function boundValue(duckDb: DuckDb, given: unknown, name: string): Bound {
  const { api } = duckDb;
  const value = given instanceof Result ? (given as Result<number>).value : given;
  if (value === undefined || value === null) return { type: api.SQLNULL, value: null };
  if (typeof value === "number") return boundNumber(api, value);
  if (typeof value === "string") return { type: api.VARCHAR, value };
  if (typeof value === "boolean") return { type: api.BOOLEAN, value };
  if (typeof value === "bigint") return { type: isInt64(value) ? api.BIGINT : api.HUGEINT, value };
  if (value instanceof Date) return boundDate(api, value, name);
  if (value instanceof Uint8Array) return { type: api.BLOB, value: api.blobValue(value) };
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return boundList(duckDb, [...(value as number[])], name);
  throw unfit(name, typeof value === "object" ? "an object" : `a ${typeof value}`);
}

/** A whole number is an integer to DuckDB, as a literal would be, so that `limit` and `make_date` take it. */
function boundNumber(api: DuckDb["api"], value: number): Bound {
  if (!Number.isSafeInteger(value)) return { type: api.DOUBLE, value };
  return Math.abs(value) < 2 ** 31 ? { type: api.INTEGER, value } : { type: api.BIGINT, value: BigInt(value) };
}

function boundDate(api: DuckDb["api"], date: Date, name: string): Bound {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw unfit(name, "an invalid date");
  if (ms % dayMs === 0) return { type: api.DATE, value: new api.DuckDBDateValue(ms / dayMs) };
  return { type: api.TIMESTAMP, value: new api.DuckDBTimestampValue(BigInt(ms) * 1000n) };
}

/** A list of one type; numbers are whole together or doubles together. */
function boundList(duckDb: DuckDb, items: readonly unknown[], name: string): Bound {
  const { api } = duckDb;
  const present = items.filter((item) => item !== undefined && item !== null);
  if (present.length > 0 && present.every((item) => typeof item === "number")) {
    const areWhole = present.every((item) => Number.isSafeInteger(item));
    const values = (items as readonly (number | null | undefined)[]).map((item) =>
      item === undefined || item === null ? null : areWhole ? BigInt(item) : item,
    );
    return { type: api.LIST(areWhole ? api.BIGINT : api.DOUBLE), value: api.listValue(values) };
  }
  const bound = items.map((item) => boundValue(duckDb, item, name));
  const types = new Map(bound.filter(({ value }) => value !== null).map(({ type }) => [String(type), type]));
  if (types.size > 1) throw unfit(name, `a list of ${[...types.keys()].join(" and ")}`);
  const [type = api.INTEGER] = types.values();
  return { type: api.LIST(type), value: api.listValue(bound.map(({ value }) => value)) };
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function unfit(name: string, received: string): UserError {
  return new UserError("data/sql-parameter", {
    expected: "a number, text, boolean, bigint, date, bytes, a list of one of these, or null as a value in SQL",
    received: `${received} for $${name}`,
    action: "pass one of its fields; a table is an arquero table",
  });
}
