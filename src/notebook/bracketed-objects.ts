/** How many places are tried: each costs a parse. */
const candidatesTried = 20;

/** A cell's text with brackets around its last object literal, and where they were put. */
interface Bracketed {
  readonly code: string;
  /** Offset of the inserted opening bracket and its length. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Candidates for a cell whose last expression is an object literal, which reads as a block, and as a faulty one where it has more
 * than one entry: `{` at the start of a line with all that follows put in brackets.
 */
export function* bracketedObjects(code: string): Generator<Bracketed> {
  const end = code.trimEnd().length;
  if (code[end - 1] !== "}") return;
  for (const match of [...code.matchAll(/^[ \t]*\{/gm)].slice(-candidatesTried).reverse()) {
    const offset = match.index + match[0].length - 1;
    yield { code: `${code.slice(0, offset)};(${code.slice(offset, end)})${code.slice(end)}`, offset, length: 2 };
  }
}
