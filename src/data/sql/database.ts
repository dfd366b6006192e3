import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from "@duckdb/node-api";
import { totalmem, tmpdir } from "node:os";
import { join } from "node:path";
import { kernelHost } from "../../base/host.ts";
import { removeAbandoned } from "../abandoned.ts";
import { type DuckDb, loadDuckDb } from "./duckdb.ts";
import { TableScans } from "./scan.ts";

/** Of the machine's memory, what DuckDB may take before it goes on in files: the kernel, the editor and others need the rest. */
const shareOfMemory = 0.5;
const spillPrefix = "carrybook-sql-";

/** The process's own database in memory. Queries run one after another; each of them uses all processors. */
export class Database {
  readonly duckDb: DuckDb;
  readonly connection: DuckDBConnection;
  readonly scans: TableScans;
  #isOffline = false;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(duckDb: DuckDb, connection: DuckDBConnection) {
    this.duckDb = duckDb;
    this.connection = connection;
    this.scans = new TableScans(duckDb, connection);
  }

  /** Opens a database that goes on in files of the system's temporary folder when its memory is full. */
  static async open(): Promise<Database> {
    const duckDb = loadDuckDb();
    removeAbandoned(tmpdir(), spillPrefix);
    const limitBytes = Math.floor(memoryBytes() * shareOfMemory);
    const instance = await duckDb.api.DuckDBInstance.create(":memory:", {
      memory_limit: `${Math.max(1, Math.floor(limitBytes / 2 ** 20))}MiB`,
      temp_directory: join(tmpdir(), `${spillPrefix}${process.pid}`),
    });
    return new Database(duckDb, await instance.connect());
  }

  /** Runs work once what was asked before it is done. */
  async inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Offline, DuckDB neither downloads nor loads an extension by itself: without one it reads files of this machine alone.
   * Those that a query loaded before stay.
   */
  async setOffline(isOffline: boolean): Promise<void> {
    if (isOffline === this.#isOffline) return;
    for (const setting of ["autoinstall_known_extensions", "autoload_known_extensions"]) {
      await this.connection.run(`set ${setting} = ${String(!isOffline)}`);
    }
    this.#isOffline = isOffline;
  }

  /** Starts a statement whose result is read while it runs; an interrupt of the cell that asked for it breaks it off. */
  async stream<Value>(statement: DuckDBPreparedStatement, read: (result: DuckDBResult) => Promise<Value>): Promise<Value> {
    const forget = kernelHost()?.onInterrupt?.(() => this.connection.interrupt());
    try {
      return await read(await statement.stream());
    } finally {
      forget?.();
    }
  }
}

let opening: Promise<Database> | undefined;

/** The process's database, opened on first use. */
export function database(): Promise<Database> {
  opening ??= Database.open().catch((error: unknown) => {
    // A package that was missing may be there the next time.
    opening = undefined;
    throw error;
  });
  return opening;
}

/** The machine's memory, or what a container may take of it. */
function memoryBytes(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
