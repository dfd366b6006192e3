import type { ColumnTable } from "arquero";
import { isTable } from "./any-table.ts";

/**
 * Puts a helper and its table verb under one name: called with a table first it is the verb, otherwise the helper. Both keep their
 * signatures and docstrings, so an editor shows each where it is called.
 *
 * @param helper - takes one options object
 * @param verb - takes a table and its columns
 * @returns a function with both signatures
 * @example
 * const both = onTables((options: { a: number }) => options.a + 1, (table: ColumnTable) => table.select("a"));
 * both({ a: 1 }); // 2
 */
export function onTables<
  Helper extends (...parameters: never[]) => unknown,
  Verb extends (table: ColumnTable, ...parameters: never[]) => ColumnTable,
>(helper: Helper, verb: Verb): Helper & Verb {
  const either = (...parameters: unknown[]): unknown => (isTable(parameters[0]) ? verb : helper)(...(parameters as [never]));
  return either as unknown as Helper & Verb;
}
