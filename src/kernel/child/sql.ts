import { UserError } from "../../base/errors.ts";
import { placeInText } from "../../base/host.ts";
import type { Place } from "./compile/syntax.ts";

type Run = (text: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What an SQL cell threw, with its place in the cell. */
export class SqlCellError extends Error {
  readonly thrown: unknown;
  readonly place: Place;

  constructor(thrown: unknown) {
    super("an SQL cell failed");
    this.thrown = thrown;
    const place = typeof thrown === "object" && thrown !== null ? (thrown as { [placeInText]?: Place })[placeInText] : undefined;
    this.place = place ?? { line: 1, column: 1 };
  }
}

/**
 * Makes what compiled SQL cells call: it runs their text with the library that cells import, and the variables that it names.
 *
 * @param load - loads a module as a cell does
 */
export function sqlCells(load: (specifier: string) => Promise<Readonly<Record<string, unknown>>>) {
  return async (text: string, readers: Readonly<Record<string, () => unknown>>): Promise<unknown> => {
    try {
      const { sql } = await load("carrybook");
      const run = (sql as { readonly run?: Run } | undefined)?.run;
      if (typeof run !== "function") throw withoutSql();
      return await run(text, Object.fromEntries(Object.entries(readers).flatMap(([name, read]) => entryOf(name, read))));
    } catch (error) {
      throw new SqlCellError(error);
    }
  };
}

/** A variable whose initialiser threw is still in its dead zone: it has no value. */
function entryOf(name: string, read: () => unknown): [string, unknown][] {
  try {
    return [[name, read()]];
  } catch {
    return [];
  }
}

function withoutSql(): UserError {
  return new UserError("kernel/no-sql", {
    expected: "a library that runs SQL",
    received: `a package "carrybook" without sql`,
    action: "remove that package from the notebook's node_modules, or write the cell in TypeScript",
  });
}
