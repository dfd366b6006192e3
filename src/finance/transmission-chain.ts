import { UserError } from "../base/errors.ts";
import { isUnit } from "../base/format.ts";
import type { Warning } from "../base/result.ts";
import { type Unit, finite } from "../base/units.ts";
import {
  type Edge,
  type EdgeSpec,
  type NodeUnits,
  type Sign,
  type StatedEffect,
  checkedUnits,
  requireNode,
} from "./chain-edge.ts";
import { Propagation } from "./chain-propagation.ts";
import { runForward, solveChain, topologicalOrder } from "./chain-solve.ts";
import { Diverges, type DivergingRound } from "./diverges.ts";

/** The parts of a chain; each step of building makes a new one. */
interface ChainParts {
  readonly declared: NodeUnits | undefined;
  readonly units: NodeUnits;
  readonly edges: readonly Edge[];
  readonly stated: readonly StatedEffect[];
  readonly notes: readonly Warning[];
}

/** The betas or functions of some edges exchanged, the rest of the edge kept. */
export type EdgeChange = { readonly beta: number } | { readonly fn: (change: number) => number };

/**
 * A transmission chain: nodes with units, edges with betas. Building never changes a chain, it gives a new one, so a
 * variant keeps the original to compare with.
 */
export class Chain<N extends NodeUnits, WithFeedback extends boolean = false> {
  readonly #parts: ChainParts;

  constructor(parts: ChainParts) {
    this.#parts = parts;
  }

  /** The nodes, with their units, in the order in which they were declared or first used. */
  get nodes(): NodeUnits {
    return this.#parts.declared ?? this.#parts.units;
  }

  get edges(): readonly Edge[] {
    return this.#parts.edges;
  }

  /**
   * Adds an edge: a change of `from` changes `to` by `beta` times as much, or by `fn` of it.
   *
   * @throws `finance/chain-unknown-node`, `finance/chain-mixed-units`, `finance/chain-undeclared-cycle` when the edge closes
   *   a loop, `finance/chain-duplicate-edge`, `finance/chain-without-beta`, `finance/negative-lag`, `base/not-finite`
   */
  edge<From extends keyof N & string, To extends keyof N & string>(
    from: From,
    to: To,
    spec: EdgeSpec<N[From], N[To]>,
  ): Chain<N, WithFeedback> {
    return new Chain(this.#with({ from, to, spec, feedback: false }));
  }

  /**
   * Adds an edge that is meant to close a loop; what comes back must be smaller than what went out (`gain < 1`), or the
   * propagation is a {@link Diverges}.
   *
   * @throws as {@link Chain.edge}, but for the loop
   */
  feedback<From extends keyof N & string, To extends keyof N & string>(
    from: From,
    to: To,
    spec: EdgeSpec<N[From], N[To]>,
  ): Chain<N, true> {
    return new Chain(this.#with({ from, to, spec, feedback: true }));
  }

  /**
   * States the sign of the whole effect of one node on another, as a text does; a propagation lists it as a conflict when
   * the paths do not add up to that sign (no effect at all is a conflict too).
   *
   * @throws `finance/chain-unknown-node`
   */
  states<From extends keyof N & string, To extends keyof N & string>(
    from: From,
    to: To,
    sign: Sign,
    source: string,
  ): Chain<N, WithFeedback> {
    for (const node of [from, to]) requireNode(node, this.nodes);
    return new Chain({ ...this.#parts, stated: [...this.#parts.stated, { from, to, sign, source }] });
  }

  /** Adds a warning to every propagation: of a beta that is not verified, say. */
  noting(note: Warning): Chain<N, WithFeedback> {
    return new Chain({ ...this.#parts, notes: [...this.#parts.notes, note] });
  }

  /**
   * The same chain with another beta (or function) on one edge: for a stress or a second opinion.
   *
   * @throws `finance/chain-unknown-edge`, `base/not-finite`
   */
  with<From extends keyof N & string, To extends keyof N & string>(
    from: From,
    to: To,
    change: EdgeChange,
  ): Chain<N, WithFeedback> {
    const { edges } = this.#parts;
    const old = edges.find((edge) => edge.from === from && edge.to === to);
    if (!old) {
      throw new UserError("finance/chain-unknown-edge", {
        expected: `an edge of the chain: ${edges.map((edge) => `${edge.from} → ${edge.to}`).join(", ")}`,
        received: `${from} → ${to}`,
        action: "add it with edge(…) first",
      });
    }
    if ("beta" in change) finite(`beta of ${from} → ${to}`, change.beta);
    const { beta: _beta, fn: _fn, ...kept } = old.spec;
    const spec: EdgeSpec = { ...kept, ...change };
    return new Chain({ ...this.#parts, edges: edges.map((edge) => (edge === old ? { ...edge, spec } : edge)) });
  }

  /**
   * Runs a shock through: each node's change is the sum over all paths of the shock times the betas along the path. With
   * functions on edges, each is taken as its chord from zero to the change that reaches it, so paths still add up.
   *
   * @param shocks - the change of one or more nodes, each in its node's unit
   * @returns the change of every node, its paths and the sign conflicts; {@link Diverges} where a feedback's gain is 1 or more
   * @throws `finance/chain-unknown-node`, `finance/chain-without-shock`, `finance/chain-offset`, `base/not-finite`
   */
  propagate(shocks: { readonly [Node in keyof N]?: number }): WithFeedback extends true
    ? Propagation<N> | Diverges
    : Propagation<N>;
  propagate(shocks: Readonly<Record<string, number>>): Propagation<N> | Diverges {
    const { edges, stated } = this.#parts;
    const units = this.nodes;
    const given = new Map(Object.entries(shocks));
    for (const [node, value] of given) {
      requireNode(node, units);
      finite(`shock of ${node}`, value);
    }
    if (given.size === 0) {
      throw new UserError("finance/chain-without-shock", {
        expected: "a shock to at least one node",
        received: "none",
        action: `name a node and its change, such as { ${Object.keys(units)[0] ?? "node"}: 0.005 }`,
      });
    }
    const forward = edges.filter((edge) => !edge.feedback);
    const sorted = topologicalOrder(Object.keys(units), forward);
    const order = "order" in sorted ? sorted.order : [];
    const solution = solveChain(order, edges, given);
    if (!("totals" in solution)) return divergence(order, edges, given, units, solution.gain);
    const idle = edges.filter((edge) => edge.feedback).flatMap((edge) => idleFeedback(edge, order, forward));
    const warnings = [...this.#parts.notes, ...idle];
    return new Propagation({ units: units as N, order, shocks: given, solution, stated, warnings });
  }

  #with(edge: Edge): ChainParts {
    const { declared, edges } = this.#parts;
    const units = checkedUnits(edge, declared, this.#parts.units);
    if (edges.some((other) => other.from === edge.from && other.to === edge.to)) {
      throw new UserError("finance/chain-duplicate-edge", {
        expected: `one edge from ${edge.from} to ${edge.to}`,
        received: "a second one",
        action: "change the first one's beta with with(…), or put a node between for the second channel",
      });
    }
    const all = [...edges, edge];
    const sorted = topologicalOrder(
      Object.keys(units),
      all.filter((each) => !each.feedback),
    );
    if ("loop" in sorted) {
      throw new UserError("finance/chain-undeclared-cycle", {
        expected: "edges that go one way",
        received: `the loop ${sorted.loop.join(" → ")}`,
        action: "declare the edge that closes it with feedback(…)",
      });
    }
    return { ...this.#parts, units, edges: all };
  }
}

/**
 * Starts a transmission chain: how a change of one thing becomes a change of the next, along every path.
 *
 * `effect on j = sum over paths i → … → j of shock_i × product of the betas along the path`, which is the row of
 * `(I - B)^-1` for the matrix `B` of betas.
 *
 * @param nodes - the nodes and the unit of each one's change; names and units of edges are then checked as you type.
 *   Without it a node is declared by the first edge that names it
 * @returns a chain without edges; add them with `edge`, loops with `feedback`, run it with `propagate`
 * @throws `finance/chain-mixed-units` where a declared unit does not exist
 * @source Wright, "The method of path coefficients", Annals of Mathematical Statistics 5 (1934): multiply along, sum over paths
 * @example
 * const pickup = chain({ policy: "pp", hedgeCost: "pp", jgb: "pp", pickup: "pp" })
 *   .edge("policy", "hedgeCost", { beta: -1, unit: "pp per pp", source: "covered interest parity" })
 *   .edge("policy", "jgb", { beta: 1.5, unit: "pp per pp", source: "assumption" })
 *   .edge("hedgeCost", "pickup", { beta: -1, unit: "pp per pp", source: "definition" })
 *   .edge("jgb", "pickup", { beta: -1, unit: "pp per pp", source: "definition" });
 * pickup.propagate({ policy: bp(50) }).effect("pickup"); // -0.0025
 */
export function chain<const N extends NodeUnits = Readonly<Record<string, Unit>>>(nodes?: N): Chain<N> {
  for (const [node, unit] of Object.entries(nodes ?? {})) {
    if (isUnit(unit)) continue;
    throw new UserError("finance/chain-mixed-units", {
      expected: `a unit of the library for ${node}`,
      received: JSON.stringify(unit),
      action: "use one such as `pp`, `bp`, `usdBn` or `ratio`",
    });
  }
  return new Chain<N>({ declared: nodes, units: nodes ?? {}, edges: [], stated: [], notes: [] });
}

function idleFeedback(edge: Edge, order: readonly string[], forward: readonly Edge[]): Warning[] {
  const reached = new Set([edge.to]);
  for (const node of order) {
    for (const each of forward) if (each.from === node && reached.has(node)) reached.add(each.to);
  }
  if (reached.has(edge.from)) return [];
  return [
    { code: "finance/feedback-without-loop", message: `${edge.from} → ${edge.to} is declared as feedback and closes no loop` },
  ];
}

/** The first rounds of a feedback that does not shrink, at the node it leaves from. */
function divergence(
  order: readonly string[],
  edges: readonly Edge[],
  shocks: ReadonlyMap<string, number>,
  units: NodeUnits,
  gain: number,
): Diverges {
  const loops = edges.filter((edge) => edge.feedback);
  const [first] = loops;
  const watched = first?.from ?? "";
  const forward = edges.filter((edge) => !edge.feedback);
  const rounds: DivergingRound[] = [];
  let inflows = shocks;
  let total = 0;
  for (let round = 1; round <= 10; round += 1) {
    const { totals } = runForward(order, forward, inflows);
    const change = totals.get(watched) ?? 0;
    total += change;
    rounds.push({ round, change, total });
    const back = new Map<string, number>();
    for (const { from, to, spec } of loops) {
      const arriving = totals.get(from) ?? 0;
      back.set(to, (back.get(to) ?? 0) + (spec.beta !== undefined ? spec.beta * arriving : spec.fn(arriving)));
    }
    inflows = back;
  }
  return new Diverges(`propagate (${watched})`, gain, units[watched] ?? "count", rounds);
}
