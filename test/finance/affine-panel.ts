import { type Matrix, matrix } from "../../src/finance/dense-matrix.ts";
import { nextNormal } from "../../src/finance/normal-draws.ts";
import { randomStream } from "../../src/finance/random.ts";

/** A Gaussian affine world of independent factors, a month a step: what the estimator must find out from yields alone. */
export interface AffineWorld {
  /** Roots of the factors as they move, and as they are priced. */
  readonly actualRoots: readonly number[];
  readonly pricedRoots: readonly number[];
  /** Standard deviations of the monthly shocks, in decimals a month. */
  readonly shocks: readonly number[];
  /** Drift of the first factor as it is priced: what makes long yields higher on average. */
  readonly pricedDrift: number;
  readonly meanShortRate: number;
}

export const ordinaryWorld: AffineWorld = {
  actualRoots: [0.985, 0.94, 0.8],
  pricedRoots: [0.998, 0.96, 0.85],
  shocks: [0.0002, 0.0003, 0.0002],
  pricedDrift: 1e-5,
  meanShortRate: 0.004,
};

/** Simulated yields by month and maturity, decimals a year, with the premia that the world really holds at 120 months. */
export interface AffinePanel {
  readonly zeroYields: Matrix;
  readonly termPremium120: Float64Array;
}

const maturities = 120;

/** Draws a panel: the short rate is a mean plus the sum of its factors. */
export function affinePanel(world: AffineWorld, months: number, seed: number): AffinePanel {
  const stream = randomStream(seed);
  const factors = world.actualRoots.map(() => 0);
  const priced = logPrices(world, world.pricedRoots, world.pricedDrift);
  const expected = logPrices(world, world.actualRoots, 0);
  const zeroYields = matrix(months, maturities);
  const termPremium120 = new Float64Array(months);
  for (let t = 0; t < months; t++) {
    world.actualRoots.forEach((root, k) => {
      factors[k] = root * (factors[k] ?? 0) + (world.shocks[k] ?? 0) * nextNormal(stream);
    });
    const yieldAt = ({ constants, slopes }: LogPrices, n: number) =>
      (-12 / n) * factors.reduce((log, factor, k) => log + (slopes[k]?.[n] ?? NaN) * factor, constants[n] ?? NaN);
    for (let n = 1; n <= maturities; n++) zeroYields.values[t * maturities + n - 1] = yieldAt(priced, n);
    termPremium120[t] = yieldAt(priced, maturities) - yieldAt(expected, maturities);
  }
  return { zeroYields, termPremium120 };
}

interface LogPrices {
  readonly constants: Float64Array;
  readonly slopes: readonly Float64Array[];
}

/** Bond prices by the closed form of independent factors: slope_k(n) = -(1 - root^n) / (1 - root). */
function logPrices(world: AffineWorld, roots: readonly number[], drift: number): LogPrices {
  const slopes = roots.map((root) => Float64Array.from({ length: maturities + 1 }, (_, n) => -(1 - root ** n) / (1 - root)));
  const constants = new Float64Array(maturities + 1);
  for (let n = 1; n <= maturities; n++) {
    const variance = slopes.reduce((sum, slope, k) => sum + ((slope[n - 1] ?? NaN) * (world.shocks[k] ?? NaN)) ** 2, 0);
    constants[n] = (constants[n - 1] ?? NaN) - world.meanShortRate + (slopes[0]?.[n - 1] ?? NaN) * drift + variance / 2;
  }
  return { constants, slopes };
}
