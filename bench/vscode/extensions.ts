/** The names of the two extensions that do nothing; their publisher is `carrybook-bench`. */
export const emptyExtensions = { first: "empty-first", timed: "empty-timed" } as const;

/** The names of the figures that an editor gives back. */
export const activated = { carrybook: "carrybook", empty: "empty" } as const;
