import { UserError } from "../base/errors.ts";
import { isUnit } from "../base/format.ts";
import { type Unit, type Years, finite } from "../base/units.ts";

/** The nodes of a chain and the unit in which each one's change is measured. */
export type NodeUnits = Readonly<Record<string, Unit>>;

/** The unit of an edge's beta: what it gives, per what it takes: `bp per usdBn`. */
export type EdgeUnit<From extends Unit, To extends Unit> = `${To} per ${From}`;

/** The sign that a text gives to an effect. */
export type Sign = "+" | "-";

/** How a change of one node changes the next: by a constant beta, or by a function of the change that is zero at zero. */
export type EdgeSpec<From extends Unit = Unit, To extends Unit = Unit> = {
  readonly unit: EdgeUnit<From, To>;
  /** How long the effect takes. */
  readonly lagYears?: Years;
  /** Where the beta comes from: a paper, a regression, or `assumption`. */
  readonly source: string;
  /** The sign that the argument asserts; a computed sign that differs is listed as a conflict. */
  readonly sign?: Sign;
} & ({ readonly beta: number; readonly fn?: never } | { readonly fn: (change: number) => number; readonly beta?: never });

/** An edge with its ends, checked. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly spec: EdgeSpec;
  /** True for an edge that is declared to close a loop. */
  readonly feedback: boolean;
}

/** A stated sign of one node's whole effect on another, over all paths. */
export interface StatedEffect {
  readonly from: string;
  readonly to: string;
  readonly sign: Sign;
  readonly source: string;
}

/**
 * Checks an edge against the chain's nodes and gives the units that it fixes.
 *
 * @throws `finance/chain-without-beta`, `finance/negative-lag`, `finance/chain-mixed-units`, `finance/chain-unknown-node`,
 *   `base/not-finite`
 */
export function checkedUnits(edge: Edge, declared: NodeUnits | undefined, known: NodeUnits): NodeUnits {
  const { from, to, spec } = edge;
  for (const node of [from, to]) requireNode(node, declared);
  if (spec.beta === undefined && spec.fn === undefined) {
    throw new UserError("finance/chain-without-beta", {
      expected: `a beta or a function on ${from} → ${to}`,
      received: "neither",
      action: "give the edge a `beta`, or an `fn` of the change",
    });
  }
  if (spec.beta !== undefined) finite(`beta of ${from} → ${to}`, spec.beta);
  if (finite(`lagYears of ${from} → ${to}`, spec.lagYears ?? 0) < 0) {
    throw new UserError("finance/negative-lag", {
      expected: `a lag of zero or more on ${from} → ${to}`,
      received: String(spec.lagYears),
      action: "turn the edge around if the effect comes first",
    });
  }
  const [toUnit = "", fromUnit = ""] = String(spec.unit).split(" per ");
  const units = { ...known };
  for (const [node, unit] of [
    [from, fromUnit],
    [to, toUnit],
  ] as const) {
    const expected = declared?.[node] ?? units[node];
    if (!isUnit(unit) || (expected !== undefined && expected !== unit)) throw mixedUnits(edge, node, expected);
    units[node] = unit;
  }
  return units;
}

/** The change that an edge passes on. */
export function through(edge: Edge, change: number): number {
  const { spec } = edge;
  if (spec.beta !== undefined) return spec.beta * change;
  return finite(`fn of ${edge.from} → ${edge.to} at ${change}`, spec.fn(change));
}

/**
 * What a change is multiplied by on this edge: the beta, or the chord of the function from zero to the change.
 *
 * @throws `finance/chain-offset` for a function that is not zero at zero, `base/not-finite`
 */
export function multiplierOf(edge: Edge, change: number): number {
  if (edge.spec.beta !== undefined) return edge.spec.beta;
  const atZero = through(edge, 0);
  if (Math.abs(atZero) > 1e-12) {
    throw new UserError("finance/chain-offset", {
      expected: `fn of ${edge.from} → ${edge.to} to be 0 for no change`,
      received: String(atZero),
      action: "make it a function of the change, not of the level",
    });
  }
  if (change !== 0) return through(edge, change) / change;
  const step = 1e-6;
  return (through(edge, step) - through(edge, -step)) / (2 * step);
}

/** Refuses a node that is not declared; without declared nodes any name will do. @throws `finance/chain-unknown-node` */
export function requireNode(node: string, nodes: NodeUnits | undefined): void {
  if (nodes === undefined || Object.hasOwn(nodes, node)) return;
  throw new UserError("finance/chain-unknown-node", {
    expected: `one of ${Object.keys(nodes).join(", ")}`,
    received: JSON.stringify(node),
    action: "declare the node in chain({…}), or mend the name",
  });
}

function mixedUnits(edge: Edge, node: string, expected: Unit | undefined): UserError {
  return new UserError("finance/chain-mixed-units", {
    expected: expected
      ? `${node} in ${expected}, as it stands elsewhere in the chain`
      : "the unit of an edge as `to per from`, such as `bp per usdBn`",
    received: `${JSON.stringify(edge.spec.unit)} on ${edge.from} → ${edge.to}`,
    action: "convert the beta, or measure the node in the other unit everywhere",
  });
}
