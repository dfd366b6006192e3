import { UserError } from "../base/errors.ts";
import { finite, type Ratio } from "../base/units.ts";

/** Passes a share between 0 and 1 through. @throws `base/not-finite`, `finance/share-out-of-range` */
export function shareWithin(name: string, value: number): Ratio {
  if (finite(name, value) >= 0 && value <= 1) return value as Ratio;
  throw new UserError("finance/share-out-of-range", {
    expected: `${name} between 0 and 1`,
    received: String(value),
    action: "write 10 percent as 0.1",
  });
}

/** Passes a whole number of at least `least` through. @throws `base/not-finite`, `finance/not-whole` */
export function wholeNumber(name: string, value: number, least = 1): number {
  if (Number.isInteger(finite(name, value)) && value >= least) return value;
  throw new UserError("finance/not-whole", {
    expected: `${name} as a whole number of ${least} or more`,
    received: String(value),
    action: `round ${name} to full periods`,
  });
}

/** Passes a finite number of zero or more through. @throws `base/not-finite`, `finance/negative` */
export function notNegative(name: string, value: number): number {
  if (finite(name, value) >= 0) return value;
  throw new UserError("finance/negative", {
    expected: `${name} of zero or more`,
    received: String(value),
    action: `pass the size of ${name}`,
  });
}
