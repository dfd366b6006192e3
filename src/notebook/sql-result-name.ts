/** The name that an SQL cell gives its result. */
export interface SqlResultName {
  readonly name: string;
  readonly offset: number;
  /** Whether a variable can have it. */
  readonly isVariable: boolean;
}

/** The name that an SQL cell gives its result in a comment before all else: `-- name: spreads`. */
export function sqlResultName(source: string): SqlResultName | undefined {
  const [head, name] = /^\s*--[ \t]*name:[ \t]*([^\s]+)/.exec(source) ?? [];
  if (head === undefined || name === undefined) return undefined;
  return { name, offset: head.length - name.length, isVariable: /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) };
}
