import { acmEstimate } from "../src/finance/acm-estimate.ts";
import { bondPriceColumn, bondYieldColumn } from "../src/finance/bond-columns.ts";
import { leastSquares, matrix, product, sum, transposedProduct } from "../src/finance/dense-matrix.ts";
import { symmetricEigen } from "../src/finance/symmetric-eigen.ts";
import { affinePanel } from "../test/finance/affine-panel.ts";
import type { Entry } from "./entry.ts";

const rows = 1_000_000;
const bond = { coupon: 0.043, tenor: 10, frequency: 2 } as const;
/** Yields spread evenly from 0.1% to 9.1%, in no order that a branch could learn. */
const yields = Float64Array.from({ length: rows }, (_, row) => 0.001 + 0.09 * ((row * 0.618_033_988_75) % 1));
const prices = bondPriceColumn({ ...bond, yieldToMaturity: yields });
const tenors = Float64Array.from({ length: rows }, (_, row) => 0.5 * Math.ceil(60 * ((row * 0.754_877_666) % 1) + 1e-9));

function scalarPrice(y: number, tenor: number): number {
  const periods = 2 * tenor;
  let value = 0;
  let discount = 1;
  for (let k = 0; k < periods; k++) {
    discount /= 1 + y / 2;
    value += 2.15 * discount;
  }
  return value + 100 * discount;
}

function scalarYield(price: number): number {
  let y = 0.05;
  for (let turn = 0; turn < 8; turn++) {
    const growth = 1 + y / 2;
    const power = growth ** -20;
    const value = (4.3 / y) * (1 - power) + 100 * power;
    const slope = (-4.3 / (y * y)) * (1 - power) + ((4.3 / y) * 10 * power - 1000 * power) / growth;
    y -= (value - price) / slope;
  }
  return y;
}

const months = 780;
/** Five factors, as the published yields hold. */
const { zeroYields } = affinePanel(
  {
    actualRoots: [0.99, 0.96, 0.9, 0.75, 0.5],
    pricedRoots: [0.998, 0.97, 0.92, 0.8, 0.6],
    shocks: [2e-4, 3e-4, 2e-4, 2e-4, 1e-4],
    pricedDrift: 1e-5,
    meanShortRate: 0.004,
  },
  months,
  780,
);

/** The straightforward way: all eigenvectors of the covariance of yields, then the first two regressions. */
function eigenEstimate(): number {
  const means = Float64Array.from({ length: 118 }, (_, k) => {
    let total = 0;
    for (let t = 0; t < months; t++) total += zeroYields.values[t * 120 + k + 2] ?? NaN;
    return total / months;
  });
  const centred = matrix(months, 118, (t, k) => (zeroYields.values[t * 120 + k + 2] ?? NaN) - (means[k] ?? NaN));
  const gram = transposedProduct(centred, centred);
  const { values, vectors } = symmetricEigen(
    Array.from({ length: 118 }, (_, i) => Array.from(gram.values.subarray(118 * i, 118 * (i + 1)))),
  );
  const order = values.map((_, k) => k).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const scores = product(
    centred,
    matrix(118, 5, (i, j) => vectors[order[j] ?? 0]?.[i] ?? NaN),
  );
  const before = matrix(months - 1, 5, (t, j) => scores.values[t * 5 + j] ?? NaN);
  const after = matrix(months - 1, 5, (t, j) => scores.values[(t + 1) * 5 + j] ?? NaN);
  return sum(after, product(before, leastSquares(before, after)), -1).values[0] ?? NaN;
}

const entries: readonly Entry[] = [
  {
    name: "1e6 bond prices from yields, one bond",
    unit: "ms",
    run: () => bondPriceColumn({ ...bond, yieldToMaturity: yields }),
    baseline: () => yields.map((y) => scalarPrice(y, 10)),
  },
  {
    name: "1e6 bond prices from yields, a tenor a row",
    unit: "ms",
    run: () => bondPriceColumn({ ...bond, tenor: tenors, yieldToMaturity: yields }),
    baseline: () => yields.map((y, row) => scalarPrice(y, tenors[row] ?? NaN)),
  },
  {
    name: "1e6 bond yields from prices (baseline: eight Newton steps)",
    unit: "ms",
    run: () => bondYieldColumn({ ...bond, cleanPrice: prices }),
    baseline: () => prices.map(scalarYield),
  },
  {
    name: "ACM estimate on 780 months, 120 maturities (baseline: factors and first regression by a full eigendecomposition)",
    unit: "ms",
    run: () => acmEstimate({ zeroYields, factors: 5 }),
    baseline: eigenEstimate,
  },
];

export default entries;
