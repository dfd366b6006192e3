import { mortgageSchedule as mortgageScheduleOf } from "../finance/mortgage.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * Every payment of each row's loan.
 *
 * interest = balance before × i; principal = payment - interest
 *
 * Columns required: those named; loans in one currency, nominal rates as decimals, terms in years. Columns added: `period`,
 * `payment`, `interest`, `principal`, `balance`. Rows: each of the input's in its order, repeated for each row of its answer.
 * Nulls: a row with a missing value is left out.
 *
 * @param table - a row a loan
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const loan = { principal: money(1000), term: years(2), paymentsPerYear: 1 } as const;
 * mortgageSchedule(table({ rate: [0.1, 0.12] }), { ...loan, annualRate: "rate" }).array("interest"); // [100, 52.3809523809524, 120, 63.3962264150943]
 */
export const mortgageSchedule = rowsVerb("mortgageSchedule", mortgageScheduleOf, {
  columns: ["principal", "annualRate", "term"],
  adds: ["period", "payment", "interest", "principal", "balance"],
});
