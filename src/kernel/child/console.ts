import { Console } from "node:console";
import type { Writable } from "node:stream";
import { inspect } from "node:util";
import { isTable } from "./display/table/is-table.ts";
import { layOut } from "./display/table/layout.ts";
import { tableView } from "./display/table/table.ts";
import { tableText } from "./display/table/text.ts";

type Method = (...args: unknown[]) => void;

/** Rows that `console.table` writes of an arquero table. */
const mostRows = 1_000;

/** The groups that cells have opened and not ended. */
let openGroups = 0;
let endGroup: () => void = () => undefined;

/** Ends the groups that the cell before left open: the next one's lines would else be indented. */
export function endGroups(): void {
  while (openGroups > 0) endGroup();
}

/** Makes the console of cells: Node's, which writes arquero tables as tables. */
export function makeConsole(streams: { readonly stdout: Writable; readonly stderr: Writable }): Console {
  // Node's own console also feeds the inspector, which would keep what it was given and cost time.
  const made = new Console({ ...streams, colorMode: false });
  const replace = (name: keyof Console, change: (native: Method) => Method) => {
    const native = Reflect.get(made, name) as Method;
    const method = change(native);
    Object.defineProperty(method, "name", { value: name });
    Object.defineProperty(made, name, { value: method, writable: true, configurable: true, enumerable: true });
  };
  for (const name of ["log", "info", "debug", "warn", "error"] as const) {
    replace(
      name,
      (native) =>
        (...args) =>
          native(...(args.some(isObject) ? args.map(printable) : args)),
    );
  }
  replace(
    "table",
    (native) =>
      (value, ...rest) =>
        native(isObject(value) && isTable(value) ? rowsOf(value) : value, ...rest),
  );
  for (const name of ["group", "groupCollapsed"] as const) {
    replace(name, (native) => (...args) => {
      openGroups += 1;
      native(...args);
    });
  }
  replace("groupEnd", (native) => () => {
    openGroups = Math.max(0, openGroups - 1);
    native();
  });
  endGroup = () => made.groupEnd();
  return Object.assign(made, { Console });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function printable(value: unknown): unknown {
  if (!isObject(value) || !isTable(value)) return value;
  const view = tableView(value);
  return view ? { [inspect.custom]: () => tableText(layOut(view)) } : value;
}

function rowsOf(table: object): unknown {
  const view = tableView(table);
  if (!view) return table;
  return Array.from({ length: Math.min(view.rowCount, mostRows) }, (_unused, row) =>
    Object.fromEntries(view.columnNames.map((name) => [name, view.value(name, row)])),
  );
}
