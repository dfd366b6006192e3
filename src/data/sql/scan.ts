import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnTable } from "arquero";
import type { DuckDb } from "./duckdb.ts";
import { type ScanColumn, scanColumns } from "./scan-columns.ts";

interface Scan {
  readonly columns: readonly ScanColumn[];
  readonly rows: number;
}

/** How far one reading of a table has come, and which of its columns it wants. */
interface Reading {
  readonly columns: readonly (ScanColumn | undefined)[];
  from: number;
}

const functionName = "carrybook_table";

/**
 * Lets queries read arquero tables where they lie: DuckDB asks for the columns that a query uses, 2,048 rows at a time. Nothing of a
 * table is loaded into the database, and a query over one is as current as the table.
 */
export class TableScans {
  readonly #duckDb: DuckDb;
  readonly #scans = new Map<number, Scan>();
  #registered = 0;

  constructor(duckDb: DuckDb, connection: DuckDBConnection) {
    this.#duckDb = duckDb;
    connection.registerTableFunction(this.#tableFunction());
  }

  /**
   * Registers a table for one query.
   *
   * @returns the expression that reads it, `carrybook_table(3)`, and what ends its registration
   * @throws `data/sql-column`
   */
  add(table: ColumnTable): { readonly expression: string; readonly remove: () => void } {
    this.#registered += 1;
    const id = this.#registered;
    this.#scans.set(id, { columns: scanColumns(this.#duckDb, table), rows: table.numRows() });
    return { expression: `${functionName}(${id})`, remove: () => void this.#scans.delete(id) };
  }

  #tableFunction() {
    const { api, bindings } = this.#duckDb;
    const mostRows = bindings.vector_size();
    return api.DuckDBTableFunction.create({
      name: functionName,
      parameterTypes: [api.INTEGER],
      supportsProjectionPushdown: true,
      bindFunction: (bind) => {
        const scan = this.#scans.get(Number(bind.getParameter(0)));
        if (!scan) {
          bind.setError("the arquero table of this view is gone: a view over a table lasts for its own query only");
          return;
        }
        for (const { name, type } of scan.columns) bind.addResultColumn(name, type);
        bind.setCardinality(scan.rows, true);
        bind.setBindData(scan);
      },
      initFunction: (init) => {
        const scan = init.getBindData() as Scan;
        // A query that counts rows asks for a column that is none of the table's.
        const columns = init.getColumnIndexes().map((index) => scan.columns[Number(index)]);
        init.setInitData({ columns, from: 0 } satisfies Reading);
        // Tables are read on the kernel's own thread, which is one.
        init.setMaxThreads(1);
      },
      mainFunction: (info, output) => {
        const { rows } = info.getBindData() as Scan;
        const reading = info.getInitData() as Reading;
        const count = Math.min(mostRows, rows - reading.from);
        bindings.data_chunk_set_size(output.chunk, count);
        reading.columns.forEach((column, index) => {
          if (count > 0) column?.write(bindings.data_chunk_get_vector(output.chunk, index), reading.from, count);
        });
        reading.from += count;
      },
    });
  }
}
