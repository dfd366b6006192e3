import { readFileSync } from "node:fs";
import { acmEstimate } from "../src/finance/acm-estimate.ts";
import { leastSquares, matrix, product, sum, transposedProduct } from "../src/finance/dense-matrix.ts";
import { symmetricEigen } from "../src/finance/symmetric-eigen.ts";
import { affinePanel } from "../test/finance/affine-panel.ts";
import type { Entry } from "./entry.ts";
import { besideNumpy } from "./numpy.ts";

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

const estimate = () => acmEstimate({ zeroYields, factors: 5 });

const entries: readonly Entry[] = [
  {
    name: "ACM estimate, 780 months / factors and a regression by all eigenvectors",
    unit: "ms",
    run: estimate,
    baseline: eigenEstimate,
  },
  besideNumpy({
    name: "ACM estimate, 780 months",
    run: estimate,
    setup: readFileSync(new URL("acm.py", import.meta.url), "utf8"),
    work: "acm()",
    data: zeroYields.values,
  }),
];

export default entries;
