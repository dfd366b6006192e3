import { types } from "node:util";

/** What is read of a table to name it. */
export interface TableLike {
  readonly numRows: () => unknown;
  readonly numCols: () => unknown;
}

/** An arquero table of whichever copy of arquero: told by its methods, read from its prototypes without invoking any getter. */
export function isTable(value: object): value is TableLike {
  if (types.isProxy(value)) return false;
  return ["numRows", "numCols", "columnNames", "column"].every((name) => typeof inheritedValue(value, name) === "function");
}

/** A property's value, the object's own or of a prototype; undefined for a getter. */
export function inheritedValue(value: object, name: string): unknown {
  for (let holder: object | null = value; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor) return descriptor.value;
  }
  return undefined;
}
