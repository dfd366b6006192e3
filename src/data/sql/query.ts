import type { DuckDBPreparedStatement } from "@duckdb/node-api";
import type { ColumnTable } from "arquero";
import { UserError } from "../../base/errors.ts";
import { kernelHost } from "../../base/host.ts";
import { currentSession } from "../loaders.ts";
import { type Database, database } from "./database.ts";
import { refuseRemote } from "./offline.ts";
import { bindParameter } from "./parameters.ts";
import { tableOf } from "./results.ts";
import { sqlError } from "./sql-errors.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { arrowFileTables } from "./tables.ts";

/** A text with what its names stand for. */
export interface Query {
  readonly text: string;
  /** Tables by the name under which the text reads them. A table of DuckDB's own of that name goes first. */
  readonly tables: ReadonlyMap<string, ColumnTable>;
  /** Values of `$name`. */
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** What a query came to: the last statement's rows, if it gives any, and the parameters that were asked for. */
export interface Answer {
  readonly table: ColumnTable | undefined;
  readonly used: ReadonlySet<string>;
}

/**
 * Runs the statements of a text, one after another, and reads the rows of the last one.
 *
 * @throws `data/sql` and its kin, `data/offline`, `data/no-duckdb`
 */
export async function runQuery(query: Query): Promise<Answer> {
  let isInterrupted = false;
  const forget = kernelHost()?.onInterrupt?.(() => (isInterrupted = true));
  try {
    const opened = await database();
    return await opened.inTurn(() => runStatements(opened, query, () => isInterrupted));
  } catch (error) {
    // From here, after an await, the stack leads back to the cell.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  } finally {
    forget?.();
  }
}

async function runStatements(opened: Database, query: Query, isInterrupted: () => boolean): Promise<Answer> {
  const statements = statementsOf(query.text);
  if (statements.length === 0) throw empty();
  const { offline } = currentSession();
  await opened.setOffline(offline);
  const used = new Set<string>();
  let table: ColumnTable | undefined;
  for (const [index, statement] of statements.entries()) {
    // What waited its turn behind another query may have been given up meanwhile.
    if (isInterrupted()) throw interrupted();
    try {
      if (offline) refuseRemote(statement);
      table = await runStatement(opened, query, statement, { isLast: index === statements.length - 1, used });
    } catch (error) {
      const tables = [...query.tables.keys(), ...(await ownTables(opened))];
      throw sqlError(error, { text: query.text, statement, tables, offline });
    }
  }
  return { table, used };
}

async function runStatement(
  opened: Database,
  { tables, parameters }: Query,
  statement: Statement,
  { isLast, used }: { readonly isLast: boolean; readonly used: Set<string> },
): Promise<ColumnTable | undefined> {
  const { connection, duckDb } = opened;
  const named = [...tables].filter(([name]) => statement.words.has(name.toLowerCase()));
  for (const [name] of named) used.add(name);
  const views = await addViews(opened, [...named, ...(await arrowFileTables(statement.strings))]);
  try {
    let table: ColumnTable | undefined;
    // A statement may come to several: PIVOT first makes a type of the values that it finds.
    const extracted = await connection.extractStatements(statement.text);
    for (let index = 0; index < extracted.count; index++) {
      const prepared = await extracted.prepare(index);
      try {
        bindAll(opened, prepared, parameters, used);
        const wantsRows = isLast && index === extracted.count - 1;
        table = await opened.stream(prepared, async (result) => {
          const rows = await tableOf(duckDb, result);
          return wantsRows && result.returnType !== duckDb.api.ResultReturnType.NOTHING ? rows : undefined;
        });
      } finally {
        prepared.destroySync();
      }
    }
    return table;
  } finally {
    await views.drop();
  }
}

/** Makes tables readable under their names until they are dropped; a table of DuckDB's own of that name stays what it is. */
async function addViews(
  { connection, scans }: Database,
  tables: readonly (readonly [string, ColumnTable])[],
): Promise<{ readonly drop: () => Promise<void> }> {
  const added: { readonly name: string; readonly remove: () => void }[] = [];
  for (const [name, table] of tables) {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const isOwn = await connection.prepare(`from ${quoted}`).then(
      (prepared) => (prepared.destroySync(), true),
      () => false,
    );
    if (isOwn && !/\.[a-z]+$/i.test(name)) continue;
    const { expression, remove } = scans.add(table);
    await connection.run(`create or replace temp view ${quoted} as from ${expression}`);
    added.push({ name: quoted, remove });
  }
  const drop = async () => {
    for (const { name, remove } of added) {
      await connection.run(`drop view if exists temp.${name}`).catch(() => undefined);
      remove();
    }
  };
  return { drop };
}

function bindAll(
  { duckDb }: Database,
  prepared: DuckDBPreparedStatement,
  parameters: ReadonlyMap<string, unknown>,
  used: Set<string>,
): void {
  for (let index = 1; index <= prepared.parameterCount; index++) {
    const name = prepared.parameterName(index);
    if (!parameters.has(name)) throw noParameter(name, parameters);
    used.add(name);
    bindParameter(duckDb, prepared, index, parameters.get(name));
  }
}

/** The names of DuckDB's own tables and views. */
async function ownTables({ connection }: Database): Promise<readonly string[]> {
  const names =
    "select table_name from duckdb_tables() where not internal union all select view_name from duckdb_views() where not internal";
  try {
    return (await connection.runAndReadAll(`${names} order by 1`)).getRows().map(([name]) => String(name));
  } catch {
    // A transaction that has failed answers nothing more.
    return [];
  }
}

function noParameter(name: string, parameters: ReadonlyMap<string, unknown>): UserError {
  const known = parameters.size === 0 ? "" : `; there are ${[...parameters.keys()].map((key) => `$${key}`).join(", ")}`;
  return new UserError("data/sql-no-parameter", {
    expected: /^\d+$/.test(name) ? "parameters by name, $threshold" : `a value for $${name}`,
    received: /^\d+$/.test(name) ? "one by place, ? or $1" : "none",
    action: `name a variable of an earlier cell in an sql cell, or write \${value} in sql\`…\`${known}`,
  });
}

function empty(): UserError {
  return new UserError("data/sql-empty", {
    expected: "a statement in SQL",
    received: "an empty text or comments alone",
    action: "write one: select 1",
  });
}

function interrupted(): UserError {
  return new UserError("data/sql-interrupted", {
    expected: "the query to begin",
    received: "an interrupt of its cell",
    action: "run it again when it is wanted",
  });
}
