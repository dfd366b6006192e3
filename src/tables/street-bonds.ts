import type { NumberColumn } from "../finance/bond-columns.ts";

/** The columns of bonds that are priced by their tenor. */
export interface BondValues {
  readonly coupon: NumberColumn;
  readonly tenor: NumberColumn;
}

/** Tells whether bonds are given by years to maturity and the street's rule, which whole columns are computed by. */
export function isStreetByTenor(bond: { readonly tenor?: unknown; readonly convention: string }): boolean {
  return bond.tenor !== undefined && bond.convention === "street";
}
