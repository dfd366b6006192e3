import { table } from "arquero";
import { pct, years } from "../src/base/units.ts";
import { bondPriceColumn, bondYieldColumn } from "../src/finance/bond-columns.ts";
import { bondPrice } from "../src/tables/bond-price.ts";
import { bondYield } from "../src/tables/bond-yield.ts";
import type { Entry } from "./entry.ts";
import { besideNumpy } from "./numpy.ts";

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

const days = table({ yield: yields, price: prices, tenor: tenors });
const street = { coupon: pct(4.3), frequency: 2, convention: "street" } as const;
const tenYears = { ...street, tenor: years(10) };

const columnOfPrices = () => bondPriceColumn({ ...bond, yieldToMaturity: yields });
const columnOfYields = () => bondYieldColumn({ ...bond, cleanPrice: prices });

const numpyYields = "y = 0.001 + 0.09 * g.random(10**6)";
const numpyPrice = "v = (1 + y / 2) ** -20; p = 4.3 / y * (1 - v) + 100 * v";
const numpyNewton = `
def newton():
  y = np.full_like(p, 0.05)
  for _ in range(8):
    growth = 1 + y / 2
    v = growth ** -20
    y -= (4.3 / y * (1 - v) + 100 * v - p) / (-4.3 / (y * y) * (1 - v) + (43 / y - 1000) * v / growth)
  return y`;

const entries: readonly Entry[] = [
  {
    name: "1e6 bond prices, one bond / scalar loop",
    unit: "ms",
    run: columnOfPrices,
    baseline: () => yields.map((y) => scalarPrice(y, 10)),
  },
  {
    name: "1e6 bond prices, a tenor a row / scalar loop",
    unit: "ms",
    run: () => bondPriceColumn({ ...bond, tenor: tenors, yieldToMaturity: yields }),
    baseline: () => yields.map((y, row) => scalarPrice(y, tenors[row] ?? NaN)),
  },
  {
    name: "1e6 bond yields / scalar loop (eight Newton steps)",
    unit: "ms",
    run: columnOfYields,
    baseline: () => prices.map(scalarYield),
  },
  {
    name: "table of 1e6 rows: bondPrice / scalar loop",
    unit: "ms",
    run: () => bondPrice(days, { ...tenYears, yieldToMaturity: "yield" }),
    baseline: () => yields.map((y) => scalarPrice(y, 10)),
  },
  {
    name: "table of 1e6 rows: bondYield / scalar loop (eight Newton steps)",
    unit: "ms",
    run: () => bondYield(days, { ...tenYears, cleanPrice: "price" }),
    baseline: () => prices.map(scalarYield),
  },
  besideNumpy({ name: "1e6 bond prices, one bond", run: columnOfPrices, setup: numpyYields, work: numpyPrice }),
  besideNumpy({
    name: "1e6 bond prices, a tenor a row",
    run: () => bondPriceColumn({ ...bond, tenor: tenors, yieldToMaturity: yields }),
    setup: `${numpyYields}; n = -np.ceil(60 * g.random(10**6))`,
    work: "v = (1 + y / 2) ** n; p = 4.3 / y * (1 - v) + 100 * v",
  }),
  besideNumpy({
    name: "1e6 bond yields",
    run: columnOfYields,
    setup: `${numpyYields}; ${numpyPrice}${numpyNewton}`,
    work: "newton()",
  }),
  besideNumpy({
    name: "table of 1e6 rows: bondPrice",
    run: () => bondPrice(days, { ...tenYears, yieldToMaturity: "yield" }),
    setup: numpyYields,
    work: numpyPrice,
  }),
  besideNumpy({
    name: "table of 1e6 rows: bondYield",
    run: () => bondYield(days, { ...tenYears, cleanPrice: "price" }),
    setup: `${numpyYields}; ${numpyPrice}${numpyNewton}`,
    work: "newton()",
  }),
];

export default entries;
