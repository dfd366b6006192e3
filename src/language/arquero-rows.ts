/**
 * A text of arquero's types in which a row is an object with columns. Arquero itself says only that it is an object, so that
 * `table.objects().map((row) => row.yield)` would be an error.
 */
export function withRowColumns(path: string, text: string): string {
  if (!/\/arquero\/(?:dist\/)?types\/table\/Table\.d\.ts$/.test(path)) return text;
  const row = `import("./types.js").RowObject`;
  return text
    .replace(/(\bobject\([^)]*\): )object;/, `$1${row};`)
    .replace(/(\bobjects\([^\n]*\): )object\[\];/, `$1${row}[];`)
    .replace("[Symbol.iterator](): Iterator<object>;", `[Symbol.iterator](): Iterator<${row}>;`);
}
