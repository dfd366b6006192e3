import { calendarDate, type DateInput, toIso } from "../base/calendar-date.ts";
import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result, type Term, type Warning } from "../base/result.ts";
import { positive, type Price, type Rate, type Years } from "../base/units.ts";
import { plainYears } from "./day-count.ts";
import { rateTerms } from "./rate-inputs.ts";

/** The life of a JGB: in years, or as dates that are counted NL/365. */
export type JgbLife = { readonly tenor: Years } | { readonly settlement: DateInput; readonly maturity: DateInput };

export type JgbSimpleYieldOptions = JgbLife & {
  /** Annual coupon as a decimal of face value. */
  readonly coupon: Rate;
  /** Without accrued interest, per 100 of face value. */
  readonly cleanPrice: Price;
};

/** Intermediates of {@link jgbSimpleYield}. */
export type JgbSimpleYieldParts = {
  readonly tenor: Years;
  /** The coupon over the price, without the pull to par. */
  readonly currentYield: Rate;
};

/**
 * The simple yield in which Japanese dealers and newspapers quote JGBs: the pull to par spread evenly over the years.
 *
 * `simple yield = (coupon + (100 - P)/T) / P`, T in years by NL/365. It lies above the compound yield of a bond below par and
 * under that of a bond above par, so the two must not be compared.
 *
 * @param options - coupon as a decimal, clean price per 100, life in years or as dates
 * @returns the simple yield as a decimal a year
 * @throws `base/not-positive` (price, tenor), `finance/settlement-not-before-maturity`, `base/rate-looks-like-percent`
 * @source Japanese market convention (単利利回り)
 * @example
 * jgbSimpleYield({ coupon: pct(1.5), cleanPrice: price(95.4886), tenor: years(10) }).format(2); // "2.04%"
 */
export function jgbSimpleYield(options: JgbSimpleYieldOptions): Result<Rate, JgbSimpleYieldParts> {
  const terms = rateTerms({ coupon: options.coupon });
  const clean = positive("cleanPrice", options.cleanPrice);
  const life = jgbLife(options);
  const currentYield = ((100 * options.coupon) / clean) as Rate;
  const value = ((100 * options.coupon + (100 - clean) / life.tenor) / clean) as Rate;
  const price = formatQuantity(clean, "price");
  return new Result({
    name: "jgbSimpleYield",
    value,
    unit: "rate",
    formula: "(coupon + (100 - clean price) / tenor) / clean price",
    inputs: { ...terms, cleanPrice: { value: clean, unit: "price" }, ...life.inputs },
    steps: [
      {
        name: "pull to par a year",
        formula: "(100 - clean price) / tenor",
        substituted: `(100 - ${price}) / ${formatQuantity(life.tenor, "years")}`,
        value: (100 - clean) / life.tenor,
        unit: "price",
      },
      {
        name: "simple yield",
        formula: "(coupon + pull to par a year) / clean price",
        substituted: `(${formatOperand(100 * options.coupon, "price")} + ${formatOperand((100 - clean) / life.tenor, "price")}) / ${price}`,
        value,
        unit: "rate",
      },
    ],
    warnings: life.warnings,
    parts: { tenor: life.tenor, currentYield },
  });
}

export type JgbPriceOptions = JgbLife & {
  /** Annual coupon as a decimal of face value. */
  readonly coupon: Rate;
  /** As quoted in Japan: a decimal a year. */
  readonly simpleYield: Rate;
};

/**
 * The clean price of a JGB at a simple yield: the inverse of {@link jgbSimpleYield}.
 *
 * `P = (100 + coupon T) / (1 + simple yield T)`
 *
 * @param options - coupon and yield as decimals, life in years or as dates
 * @returns the clean price per 100 of face value
 * @throws `base/not-positive` (tenor, or 1 + yield T), `finance/settlement-not-before-maturity`, `base/rate-looks-like-percent`
 * @source Japanese market convention (単利利回り)
 * @example
 * jgbPriceFromSimpleYield({ coupon: pct(1.5), simpleYield: pct(1.5), tenor: years(10) }).value; // 100
 */
export function jgbPriceFromSimpleYield(options: JgbPriceOptions): Result<Price> {
  const { coupon, simpleYield } = options;
  const terms = rateTerms({ coupon, simpleYield });
  const life = jgbLife(options);
  const growth = positive("1 + simpleYield × tenor", 1 + simpleYield * life.tenor);
  const value = ((100 + 100 * coupon * life.tenor) / growth) as Price;
  return new Result({
    name: "jgbPriceFromSimpleYield",
    value,
    unit: "price",
    formula: "(100 + coupon × tenor) / (1 + simple yield × tenor)",
    inputs: { ...terms, ...life.inputs },
    steps: [
      {
        name: "clean price",
        formula: "(100 + coupon × tenor) / (1 + simple yield × tenor)",
        substituted: `(100 + ${formatQuantity(100 * coupon * life.tenor, "price")}) / ${formatQuantity(growth, "count")}`,
        value,
        unit: "price",
      },
    ],
    warnings: life.warnings,
    parts: {},
  });
}

interface CountedLife {
  readonly tenor: Years;
  readonly inputs: Record<string, Term>;
  readonly warnings: readonly Warning[];
}

function jgbLife(life: JgbLife): CountedLife {
  if ("tenor" in life) {
    const tenor = positive("tenor", life.tenor) as Years;
    return { tenor, inputs: { tenor: { value: tenor, unit: "years" } }, warnings: [] };
  }
  const settlement = calendarDate(life.settlement);
  const maturity = calendarDate(life.maturity);
  const tenor = plainYears(settlement, maturity, "NL/365");
  if (tenor <= 0) {
    throw new UserError("finance/settlement-not-before-maturity", {
      expected: "settlement before maturity",
      received: `settlement ${toIso(settlement)} and maturity ${toIso(maturity)}`,
      action: "check the two dates: a matured bond has no yield",
    });
  }
  return {
    tenor,
    inputs: { settlement: { value: settlement, unit: "date" }, maturity: { value: maturity, unit: "date" } },
    warnings: tenor < 1 ? [underAYear] : [],
  };
}

const underAYear: Warning = {
  code: "finance/jgb-under-a-year",
  message: "days are counted NL/365, which is described for bonds of a year and more; below that a 29 February may count",
};
