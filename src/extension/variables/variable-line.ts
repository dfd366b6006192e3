import { type VariableSummary } from "../../kernel/protocol.ts";

/** A variable beside its name: `Table · 1,000 rows x 4 columns · date, yield`; a scalar's value says enough without its type. */
export function variableLine({ type, size, preview }: VariableSummary): string {
  const isScalar = ["number", "boolean", "bigint", "undefined", "null"].includes(type);
  return (isScalar ? [preview] : [type, size, preview]).filter((part) => part !== "").join(" · ");
}

const icons: Readonly<Record<string, string>> = {
  Table: "table",
  number: "symbol-number",
  bigint: "symbol-number",
  string: "symbol-string",
  boolean: "symbol-boolean",
  function: "symbol-method",
  class: "symbol-class",
  Array: "symbol-array",
};

/** The name of the editor's icon for a variable. */
export function variableIcon({ type }: VariableSummary): string {
  return icons[type] ?? "symbol-object";
}
