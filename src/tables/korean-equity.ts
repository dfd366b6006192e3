import { koreanEquity as koreanEquityOf } from "../finance/korean-equity.ts";
import { rowsVerb } from "./rows-verb.ts";

/**
 * What each row's move of the US 10-year does to Korean equities, by sector.
 *
 * `dPE/PE = -D (beta dUS10 + dERP)`, or `exp(…) - 1`
 *
 * Columns required: those named; changes as decimals, pass-through as a ratio. Columns added: `sector`, `duration`, `weight`,
 * `peChange`, `dollarReturn`. Rows: each of the input's in its order, repeated for each row of its answer. Nulls: a row with a
 * missing value is left out.
 *
 * @param table - a row a move
 * @param columns - the options of the helper, each of the columns' a name or one value for all rows
 * @returns a new, longer table
 * @throws `tables/no-such-column`, and the codes of the helper with the row's number
 * @source as the helper's
 * @example
 * const moves = table({ move: [0.0025, 0.005] });
 * const korea = { passThrough: ratio(0.7), riskPremiumChange: bp(0), usdKrwChange: pct(0), method: "linear" } as const;
 * koreanEquity(moves, { us10Change: "move", ...korea }).numRows() === 2 * assumedKoreanSectors.length; // true
 */
export const koreanEquity = rowsVerb("koreanEquity", koreanEquityOf, {
  columns: ["us10Change", "passThrough", "riskPremiumChange", "usdKrwChange"],
  adds: ["sector", "duration", "weight", "peChange", "dollarReturn"],
});
