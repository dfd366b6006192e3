/** Where a factor's draws lie and how far they spread. */
interface Scale {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** The part of a simulation that one turn of its loop fills. */
export interface LoopRange {
  readonly outcomes: Float64Array;
  /** Where the first outcome goes. */
  readonly first: number;
  /** Independent draws; where each is followed by its mirror, twice as many outcomes. */
  readonly count: number;
}

/** Calls a model with draws made from standard normals, an array a factor, and keeps its outcomes. */
export type DrawLoop<Draw> = (normals: readonly Float64Array[], model: (draw: Draw) => number, range: LoopRange) => void;

/**
 * Makes the loop of a simulation: `outcome = model({ name: mean + standard deviation × z, … })`, a fresh object each draw.
 *
 * The loop is compiled for the factors' names, as a cell would write it out. Names that are only known while it runs would have each
 * value looked up by name, which took six times as long as the draws themselves, and the engine could not melt the object away.
 *
 * @param names - the names of the factors, any text
 * @param factors - mean and standard deviation of each
 * @param mirrors - 2 where each draw is followed by the one on the other side of the means, else 1
 */
export function drawLoop<Draw>(names: readonly string[], factors: readonly Scale[], mirrors: 1 | 2): DrawLoop<Draw> {
  // A computed key makes a property of any name; without the brackets "__proto__" would set the prototype.
  const draw = (sign: "+" | "-") =>
    `{ ${names.map((name, k) => `[${JSON.stringify(name)}]: mean${k} ${sign} deviation${k} * z${k}[i]`).join(", ")} }`;
  const each = (write: (k: number) => string) => names.map((_, k) => write(k)).join(", ");
  const body = [
    `"use strict";`,
    `const [${each((k) => `mean${k}`)}] = means;`,
    `const [${each((k) => `deviation${k}`)}] = deviations;`,
    `return (normals, model, { outcomes, first, count }) => {`,
    `  const [${each((k) => `z${k}`)}] = normals;`,
    `  let at = first;`,
    `  for (let i = 0; i < count; i++) {`,
    `    outcomes[at++] = model(${draw("+")});`,
    mirrors === 2 ? `    outcomes[at++] = model(${draw("-")});` : "",
    `  }`,
    `};`,
  ].join("\n");
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of this text alone: names enter it as JSON, numbers as arguments
  const make = new Function("means", "deviations", body) as (...numbers: readonly (readonly number[])[]) => DrawLoop<Draw>;
  return make(
    factors.map(({ mean }) => mean),
    factors.map(({ standardDeviation }) => standardDeviation),
  );
}
