import { sqlResultName } from "../../../notebook/sql-result-name.ts";
import { runtimeName } from "../runtime-name.ts";
import { compileCell, type CompiledCode, type KnownNames } from "./compile.ts";
import { PlacedSyntaxError, placeAt, type Place } from "./syntax.ts";

/**
 * Compiles an SQL cell to a call of the library: the text as it is, with the variables whose names occur in it. The result is
 * shown; a first line `-- name: spreads` also makes it the variable `spreads`.
 *
 * @throws PlacedSyntaxError for a name that no variable can have
 */
export function compileSqlCell(source: string, known: KnownNames): CompiledCode {
  const words = new Set(source.toLowerCase().match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  // A parameter is a variable after a dollar, and a variable may begin with one itself.
  const variables = new Set([...known.variables, ...known.constants]);
  const occurring = [...variables].filter((name) => words.has(name.toLowerCase()) || words.has(`$${name.toLowerCase()}`));
  const readers = occurring.map((name) => `${JSON.stringify(name)}: () => ${name}`);
  const call = `await ${runtimeName}.sql(${JSON.stringify(source)}, { ${readers.join(", ")} })`;
  const named = nameLine(source);
  const place = named?.place ?? { line: 1, column: 1 };
  try {
    const compiled = compileCell(named ? `let ${named.name} = ${call};\n${named.name}` : call, known);
    return { ...compiled, toSource: () => place, sourceMap };
  } catch (error) {
    throw error instanceof PlacedSyntaxError ? new PlacedSyntaxError(error.message, place, error.name) : error;
  }
}

/** The name that the cell gives its result, and its place. */
function nameLine(source: string): { readonly name: string; readonly place: Place } | undefined {
  const named = sqlResultName(source);
  if (!named) return undefined;
  const { name, offset, isVariable } = named;
  const place = placeAt(source, offset);
  if (!isVariable) throw new PlacedSyntaxError(`"${name}" is no name of a variable`, place);
  return { name, place };
}

/** No line of an SQL cell can be stopped at. */
function sourceMap(sourceUrl: string): string {
  return JSON.stringify({ version: 3, sources: [sourceUrl], names: [], mappings: "" });
}
