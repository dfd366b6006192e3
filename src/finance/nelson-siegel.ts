import { UserError } from "../base/errors.ts";
import { formatOperand, formatQuantity } from "../base/format.ts";
import { Result } from "../base/result.ts";
import { finite, positive, type Rate, type Ratio, type Years } from "../base/units.ts";
import type { DiscountCurve } from "./discount-curve.ts";
import { requireGiven } from "./choices.ts";

/**
 * Parameters of a Nelson-Siegel curve, as decimals, with tau in years as a DIVISOR of the tenor. For a decay that multiplies the
 * tenor instead see {@link tauFromDecay}.
 */
export interface NelsonSiegelParameters {
  /** The level at long tenors. */
  readonly beta0: number;
  /** The slope: the short end less the level. */
  readonly beta1: number;
  /** The first hump. */
  readonly beta2: number;
  readonly tau1: Years;
}

/** Parameters of a Svensson curve: a second hump. All published digits are needed where the two taus lie close. */
export interface SvenssonParameters extends NelsonSiegelParameters {
  readonly beta3: number;
  readonly tau2: Years;
}

/** A fitted curve of either kind. */
export type CurveParameters = NelsonSiegelParameters | SvenssonParameters;

/** Weights of beta0 to beta3 in a zero rate or a forward rate. */
export type Loadings = readonly [level: number, slope: number, hump: number, secondHump: number];

/**
 * What one unit of each beta adds to the zero rate: `1, (1 - e^-x)/x, (1 - e^-x)/x - e^-x`, x = t/tau; the last again at tau2.
 *
 * @param tenor - years, 0 or more
 * @param parameters - taus in years
 * @source Nelson and Siegel, Journal of Business 60 (1987) 473-489; Svensson, NBER 4871 (1994)
 * @example
 * zeroLoadings(years(0), { beta0: 0, beta1: 0, beta2: 0, tau1: years(1) }); // [1, 1, 0, 0]
 */
export function zeroLoadings(tenor: Years, parameters: CurveParameters): Loadings {
  const [slope, hump] = humpLoadings(tenor / parameters.tau1);
  return [1, slope, hump, "tau2" in parameters ? humpLoadings(tenor / parameters.tau2)[1] : 0];
}

/** `(1 - e^-x)/x` and that less `e^-x`; a series near 0, where the quotient loses its digits. */
function humpLoadings(x: number): [slope: number, hump: number] {
  if (x < 1e-5) return [1 - x / 2, x / 2 - (x * x) / 3];
  const slope = -Math.expm1(-x) / x;
  return [slope, slope - Math.exp(-x)];
}

/**
 * A Nelson-Siegel or Svensson curve: zero rates, discount factors and forward rates, all continuously compounded.
 *
 * `z(t) = b0 + b1 (1 - e^-x)/x + b2 ((1 - e^-x)/x - e^-x) + b3 ((1 - e^-u)/u - e^-u)`, x = t/tau1, u = t/tau2
 *
 * @param parameters - betas as decimals, taus in years
 * @param lastTenor - the longest tenor that the fit rests on: beyond it the curve refuses; without it the curve has no end
 * @returns the curve
 * @throws `base/not-positive` (a tau), `base/not-finite`
 * @throws `finance/option-missing`
 * @source Nelson and Siegel (1987); Svensson, NBER 4871 (1994)
 * @example
 * fittedCurve({ beta0: 0.04, beta1: -0.01, beta2: 0, tau1: years(2) }).zero(years(0)); // 0.03
 */
export function fittedCurve(parameters: CurveParameters, lastTenor: Years = Infinity as Years): DiscountCurve {
  requireGiven({ parameters }, ["parameters"]);
  for (const [name, value] of Object.entries(parameters)) {
    if (name.startsWith("tau")) positive(name, value as number);
    else finite(name, value as number);
  }
  const { beta0, beta1, beta2, tau1 } = parameters;
  const second = "tau2" in parameters ? parameters : undefined;
  const zero = (tenor: Years): Rate => {
    refuseBeyond(tenor, lastTenor);
    const [level, slope, hump, secondHump] = zeroLoadings(tenor, parameters);
    return (beta0 * level + beta1 * slope + beta2 * hump + (second?.beta3 ?? 0) * secondHump) as Rate;
  };
  return {
    lastTenor,
    zero,
    discount: (tenor) => Math.exp(-(zero(tenor) * tenor)) as Ratio,
    forward: (tenor) => {
      refuseBeyond(tenor, lastTenor);
      const x = tenor / tau1;
      const u = second ? tenor / second.tau2 : 0;
      return (beta0 + (beta1 + beta2 * x) * Math.exp(-x) + (second?.beta3 ?? 0) * u * Math.exp(-u)) as Rate;
    },
  };
}

function refuseBeyond(tenor: Years, lastTenor: Years): void {
  if (finite("tenor", tenor) >= 0 && tenor <= lastTenor) return;
  throw new UserError("finance/beyond-curve", {
    expected: `a tenor from 0 to ${lastTenor} years`,
    received: `${tenor} years`,
    action: "read the curve within the tenors that it was fitted to",
  });
}

/** Intermediates of {@link nelsonSiegelZero} and {@link svenssonZero}. */
export type FittedZeroParts = {
  readonly discount: Ratio;
  /** The instantaneous forward rate, continuously compounded. */
  readonly forward: Rate;
};

/**
 * The zero rate of a Nelson-Siegel curve.
 *
 * @param options - parameters (betas as decimals, tau a divisor in years) and the tenor in years
 * @returns the continuously compounded zero rate as a decimal
 * @throws `base/not-positive` (tau), `base/not-finite`, `finance/beyond-curve` (a tenor below 0)
 * @throws `finance/option-missing`
 * @source Nelson and Siegel, Journal of Business 60 (1987) 473-489
 * @example
 * const parameters = { beta0: 0.04, beta1: -0.02, beta2: 0.01, tau1: years(2) };
 * nelsonSiegelZero({ parameters, tenor: years(10) }).format(4); // "3.7946%"
 */
export function nelsonSiegelZero(options: {
  readonly parameters: NelsonSiegelParameters;
  readonly tenor: Years;
}): Result<Rate, FittedZeroParts> {
  return fittedZero("nelsonSiegelZero", options.parameters, options.tenor);
}

/**
 * The zero rate of a Svensson curve, as the Federal Reserve publishes it (SVENY).
 *
 * @param options - parameters (betas as decimals, taus divisors in years) and the tenor in years
 * @returns the continuously compounded zero rate as a decimal
 * @throws `base/not-positive` (a tau), `base/not-finite`, `finance/beyond-curve` (a tenor below 0)
 * @throws `finance/option-missing`
 * @source Svensson, NBER 4871 (1994); Gürkaynak, Sack and Wright, FEDS 2006-28
 * @example
 * const parameters = { beta0: 0.04, beta1: -0.02, beta2: 0.01, beta3: 0.01, tau1: years(2), tau2: years(10) };
 * svenssonZero({ parameters, tenor: years(10) }).format(4); // "4.0589%"
 */
export function svenssonZero(options: {
  readonly parameters: CurveParameters;
  readonly tenor: Years;
}): Result<Rate, FittedZeroParts> {
  return fittedZero("svenssonZero", options.parameters, options.tenor);
}

function fittedZero(name: string, parameters: CurveParameters, tenor: Years): Result<Rate, FittedZeroParts> {
  const curve = fittedCurve(parameters);
  const value = curve.zero(tenor);
  const loadings = zeroLoadings(tenor, parameters);
  const betas = [parameters.beta0, parameters.beta1, parameters.beta2, "beta3" in parameters ? parameters.beta3 : 0];
  const terms = ["level", "slope", "first hump", "second hump"].map((term, k) => ({
    name: term,
    formula: `beta${k} × loading`,
    substituted: `${formatOperand(betas[k] ?? 0, "rate")} × ${formatQuantity(loadings[k] ?? 0, "count")}`,
    value: (betas[k] ?? 0) * (loadings[k] ?? 0),
    unit: "rate" as const,
  }));
  return new Result({
    name,
    value,
    unit: "rate",
    formula: "level + slope + humps, each a beta times its loading at tenor / tau",
    inputs: {
      tenor: { value: tenor, unit: "years" },
      tau1: { value: parameters.tau1, unit: "years" },
      ...("tau2" in parameters ? { tau2: { value: parameters.tau2, unit: "years" as const } } : {}),
    },
    steps: "tau2" in parameters ? terms : terms.slice(0, 3),
    parts: { discount: curve.discount(tenor), forward: curve.forward(tenor) },
  });
}

/** A row of the Federal Reserve's nominal yield-curve file: betas in percent, taus in years. */
export interface PublishedParameters {
  readonly beta0: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly beta3: number;
  readonly tau1: number;
  /** -999.99 before 1980, when the curve had one hump. */
  readonly tau2: number;
}

/**
 * Takes parameters in percent, as published by the Federal Reserve, to decimals; a `tau2` of -999.99 means no second hump.
 *
 * @param row - BETA0 to TAU2 of the file with all their digits
 * @returns the parameters as decimals, the taus in years
 * @throws `base/not-positive` (tau1), `base/not-finite`
 * @source Gürkaynak, Sack and Wright, FEDS 2006-28, data file feds200628.csv
 * @example
 * parametersFromPercent({ beta0: 4, beta1: -2, beta2: 1, beta3: 0, tau1: 2, tau2: -999.99 }).beta0; // 0.04
 */
export function parametersFromPercent(row: PublishedParameters): CurveParameters {
  const scaled = (name: "beta0" | "beta1" | "beta2" | "beta3") => finite(name, row[name]) / 100;
  const first = {
    beta0: scaled("beta0"),
    beta1: scaled("beta1"),
    beta2: scaled("beta2"),
    tau1: positive("tau1", row.tau1) as Years,
  };
  return finite("tau2", row.tau2) > 0 ? { ...first, beta3: scaled("beta3"), tau2: row.tau2 as Years } : first;
}

/**
 * The divisor tau in years of a decay that multiplies the tenor in months, as in Diebold and Li: `tau = 1 / (12 decay)`.
 *
 * @param decayPerMonth - such as 0.0609, which puts the hump at 30 months
 * @returns the divisor in years
 * @throws `base/not-positive`
 * @source Diebold and Li, Journal of Econometrics 130 (2006) 337-364
 * @example
 * tauFromDecay(0.0609).toFixed(3); // "1.368"
 */
export function tauFromDecay(decayPerMonth: number): Years {
  return (1 / (12 * positive("decayPerMonth", decayPerMonth))) as Years;
}
