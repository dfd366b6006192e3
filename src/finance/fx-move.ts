import { UserError } from "../base/errors.ts";
import { finite, type JpyPerUsd, positive, type Rate } from "../base/units.ts";
import { requireGiven } from "./choices.ts";

/**
 * A change of USD/JPY, with its convention: a simple return, a log return, or two levels. Below zero the yen gains.
 *
 * `{ simple: pct(-5) }`, `{ log: pct(-5) }`, `{ from: jpyPerUsd(155), to: jpyPerUsd(147.25) }`
 */
export type FxMove = { readonly simple: Rate } | { readonly log: Rate } | { readonly from: JpyPerUsd; readonly to: JpyPerUsd };

/** No change of USD/JPY: the view that a fully hedged investor does not need. */
export const noFxMove: FxMove = { simple: 0 as Rate };

/**
 * A change of USD/JPY as a simple return: `S1/S0 - 1`.
 *
 * @param move - simple or log return as a decimal, or two levels in yen per dollar
 * @returns a decimal above -1
 * @throws `base/not-finite`, `base/not-positive` (a level), `finance/fx-move-below-minus-one` (a simple return at or under -1)
 * @throws `finance/option-missing`
 * @example
 * simpleFxMove({ from: jpyPerUsd(160), to: jpyPerUsd(152) }); // -0.05
 */
export function simpleFxMove(move: FxMove): Rate {
  requireGiven({ fxMove: move }, ["fxMove"]);
  if ("log" in move) return Math.expm1(finite("fxMove.log", move.log)) as Rate;
  if ("from" in move) {
    const from = positive("fxMove.from", move.from);
    return ((positive("fxMove.to", move.to) - from) / from) as Rate;
  }
  if (finite("fxMove.simple", move.simple) > -1) return move.simple;
  throw new UserError("finance/fx-move-below-minus-one", {
    expected: "a simple return of USD/JPY above -1 (-100%)",
    received: String(move.simple),
    action: "pass a decimal such as pct(-5), or { log: … } if it is a log return",
  });
}
