import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { ColumnTable, fromArrow } from "arquero";
import { UserError } from "../../base/errors.ts";

const arrowExtensions = new Set([".arrow", ".arrows", ".feather", ".ipc"]);

/** A value as a table, if it is one: arquero's, of whichever copy of it, or Arrow's. */
export function asTable(value: unknown): ColumnTable | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { columnNames, indices, getChild, schema } = value as Readonly<Record<string, unknown>>;
  if (typeof columnNames === "function" && typeof indices === "function") return value as ColumnTable;
  const isArrow = typeof getChild === "function" && typeof schema === "object" && schema !== null;
  return isArrow ? fromArrowTable(value as ArrowTable) : undefined;
}

interface ArrowTable {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: { readonly typeId: number } }[] };
  readonly getChild: (name: string) => Iterable<unknown>;
}

/** The ids of Arrow's dates and timestamps, which its tables give as milliseconds. */
const arrowTimes = new Set([8, 10]);

function fromArrowTable(arrow: ArrowTable): ColumnTable {
  const read = fromArrow(arrow as unknown as Parameters<typeof fromArrow>[0]);
  const times = arrow.schema.fields.filter(({ type }) => arrowTimes.has(type.typeId));
  const dates = times.map(({ name }) => [name, Array.from(arrow.getChild(name), dateOf)] as const);
  return read.assign(new ColumnTable(Object.fromEntries(dates)));
}

function dateOf(value: unknown): Date | undefined {
  if (value instanceof Date) return value;
  return value === null || value === undefined ? undefined : new Date(Number(value));
}

/**
 * The Arrow files that a statement names. DuckDB reads them through an extension that it does not bring along, arquero without one.
 *
 * @param strings - the strings of the statement; what names no file here is left to DuckDB
 * @throws `data/sql-arrow-file`
 */
export async function arrowFileTables(strings: readonly string[]): Promise<(readonly [string, ColumnTable])[]> {
  const names = [...new Set(strings)].filter((name) => arrowExtensions.has(extname(name).toLowerCase()));
  const files = await Promise.all(names.map(async (name) => [name, await readFile(name).catch(() => undefined)] as const));
  return files.flatMap(([name, bytes]) => (bytes ? [[name, arrowTable(name, bytes)] as const] : []));
}

function arrowTable(name: string, bytes: Uint8Array): ColumnTable {
  try {
    return fromArrow(bytes);
  } catch (cause) {
    throw new UserError("data/sql-arrow-file", {
      expected: `an Arrow file or stream without compression in ${name}`,
      received: cause instanceof Error ? cause.message : String(cause),
      action: "write it again without compression, or as parquet",
      cause,
    });
  }
}
