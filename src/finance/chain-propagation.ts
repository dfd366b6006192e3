import { formatQuantity } from "../base/format.ts";
import { type AnyRowsResult, RowsResult } from "../base/result-rows.ts";
import type { Warning } from "../base/result.ts";
import type { Unit } from "../base/units.ts";
import { type Edge, type NodeUnits, type Sign, type StatedEffect, requireNode } from "./chain-edge.ts";
import { type Solution, transferFrom } from "./chain-solve.ts";

/** What a shock does to one node, over all the paths that lead there. */
export interface NodeEffect {
  readonly node: string;
  readonly unit: Unit;
  /** The change in the node's own unit, the sum over the paths. */
  readonly effect: number;
  /** The same with its unit: `-0.25pp`. */
  readonly shown: string;
  /** The sum over the paths that raise the node, and over those that lower it. */
  readonly raising: number;
  readonly lowering: number;
  readonly paths: number;
  /** When the first and the last path arrive, in years; null where none does. */
  readonly firstLagYears: number | null;
  readonly lastLagYears: number | null;
}

/** One path from a shocked node (or from where a feedback comes back in) to a node. */
export interface ChainPath {
  /** The nodes joined by arrows. */
  readonly path: string;
  readonly nodes: readonly string[];
  /** The change at the start of the path. */
  readonly start: number;
  /** The product of the multipliers along it. */
  readonly multiplier: number;
  /** What the path adds to its last node: `start × multiplier`. */
  readonly contribution: number;
  readonly lagYears: number;
  readonly sources: readonly string[];
}

/** A sign that does not hold: of an edge, of a stated effect, or paths that pull against each other. */
export interface SignConflict {
  readonly kind: "edge" | "stated effect" | "opposite paths";
  readonly from: string;
  readonly to: string;
  readonly asserted: Sign | null;
  readonly computed: Sign | "0";
  readonly source: string;
  readonly message: string;
}

/** What a propagation is made from. */
export interface Propagated<N extends NodeUnits> {
  readonly units: N;
  readonly order: readonly string[];
  readonly shocks: ReadonlyMap<string, number>;
  readonly solution: Solution;
  readonly stated: readonly StatedEffect[];
  readonly warnings: readonly Warning[];
}

/** The change of every node of a chain after a shock, the paths behind each, and the signs that do not hold. */
export class Propagation<N extends NodeUnits> extends RowsResult<NodeEffect, { readonly [Node in keyof N]: number }> {
  readonly diverges = false as const;
  readonly signConflicts: readonly SignConflict[];
  /** One round of the declared feedback against the round before; 0 without feedback. */
  readonly gain: number;
  readonly #made: Propagated<N>;

  constructor(made: Propagated<N>) {
    const { units, order, shocks, solution } = made;
    const rows = effectsOf(made);
    const conflicts = signConflictsOf(made, rows);
    super({
      name: "propagate",
      formula: "effect on a node = sum over paths of shock × product of the betas along the path",
      inputs: Object.fromEntries([...shocks].map(([node, value]) => [node, { value, unit: unitOf(units, node) }])),
      columns: {
        node: { label: "Node" },
        shown: { label: "Effect" },
        paths: { label: "Paths" },
        firstLagYears: { label: "First after", unit: "years" },
        lastLagYears: { label: "Last after", unit: "years" },
      },
      rows,
      warnings: [
        ...made.warnings,
        ...conflicts.map((conflict) => ({ code: "finance/sign-conflict", message: conflict.message })),
      ],
      parts: Object.fromEntries(order.map((node) => [node, solution.totals.get(node) ?? 0])) as { [Node in keyof N]: number },
    });
    this.signConflicts = conflicts;
    this.gain = solution.gain;
    this.#made = made;
  }

  /** The change of one node in its own unit. @throws `finance/chain-unknown-node` */
  effect(node: keyof N & string): number {
    requireNode(node, this.#made.units);
    return this.#made.solution.totals.get(node) ?? 0;
  }

  /**
   * Every path to a node, the largest contribution first: they sum to its effect.
   *
   * @throws `finance/chain-unknown-node`
   */
  paths(to: keyof N & string): RowsResult<ChainPath> {
    const { units, solution } = this.#made;
    requireNode(to, units);
    const rows = pathsTo(to, solution).sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    return new RowsResult({
      name: `paths to ${to}`,
      formula: "contribution = change at the start × product of the betas along the path",
      inputs: this.inputs,
      columns: {
        path: { label: "Path" },
        multiplier: { label: "Multiplier", unit: "ratio" },
        contribution: { label: "Contribution", unit: unitOf(units, to) },
        lagYears: { label: "After", unit: "years" },
      },
      rows,
      parts: {},
    });
  }
}

/** Any propagation, whatever its nodes. */
export type AnyPropagation = AnyRowsResult & Pick<Propagation<NodeUnits>, "diverges" | "signConflicts" | "gain">;

function unitOf(units: NodeUnits, node: string): Unit {
  return units[node] ?? "count";
}

function pathsTo(to: string, { inflows, multipliers }: Solution): ChainPath[] {
  const found: ChainPath[] = [];
  const forward = [...multipliers].filter(([edge]) => !edge.feedback);
  const walk = (node: string, trail: Omit<ChainPath, "path">): void => {
    if (trail.start !== 0) found.push({ path: trail.nodes.join(" → "), ...trail });
    for (const [edge, multiplier] of forward) {
      if (edge.to !== node) continue;
      const start = inflows.get(edge.from) ?? 0;
      const product = multiplier * trail.multiplier;
      walk(edge.from, {
        nodes: [edge.from, ...trail.nodes],
        start,
        multiplier: product,
        contribution: start * product,
        lagYears: (edge.spec.lagYears ?? 0) + trail.lagYears,
        sources: [edge.spec.source, ...trail.sources],
      });
    }
  };
  const start = inflows.get(to) ?? 0;
  walk(to, { nodes: [to], start, multiplier: 1, contribution: start, lagYears: 0, sources: [] });
  return found;
}

/** Sums by sign and counts of the paths to each node, without walking each path: a node's are those of its neighbours. */
function effectsOf({ units, order, solution }: Propagated<NodeUnits>): NodeEffect[] {
  const sums = new Map<string, { raising: number; lowering: number; paths: number; first: number; last: number }>();
  for (const node of order) {
    const inflow = solution.inflows.get(node) ?? 0;
    const arrives = inflow === 0 ? { first: Infinity, last: -Infinity } : { first: 0, last: 0 };
    const sum = { raising: Math.max(inflow, 0), lowering: Math.min(inflow, 0), paths: inflow === 0 ? 0 : 1, ...arrives };
    for (const [edge, multiplier] of solution.multipliers) {
      const before = sums.get(edge.from);
      if (edge.to !== node || edge.feedback || !before) continue;
      sum.raising += multiplier * (multiplier > 0 ? before.raising : before.lowering);
      sum.lowering += multiplier * (multiplier > 0 ? before.lowering : before.raising);
      sum.paths += before.paths;
      sum.first = Math.min(sum.first, before.first + (edge.spec.lagYears ?? 0));
      sum.last = Math.max(sum.last, before.last + (edge.spec.lagYears ?? 0));
    }
    sums.set(node, sum);
  }
  return [...sums].map(([node, { raising, lowering, paths, first, last }]) => {
    const effect = solution.totals.get(node) ?? 0;
    const unit = unitOf(units, node);
    const [firstLagYears, lastLagYears] = paths === 0 ? [null, null] : [first, last];
    return { node, unit, effect, shown: formatQuantity(effect, unit), raising, lowering, paths, firstLagYears, lastLagYears };
  });
}

function signConflictsOf({ order, solution, stated, units }: Propagated<NodeUnits>, rows: readonly NodeEffect[]): SignConflict[] {
  const edges = [...solution.multipliers].flatMap(([edge, multiplier]) => edgeConflict(edge, multiplier));
  const effects = stated.flatMap(({ from, to, sign, source }) => {
    const computed = signOf(transferFrom(from, order, solution.multipliers).get(to) ?? 0);
    if (computed === sign) return [];
    const message = `${from} → ${to} is stated as ${sign} (${source}) and comes out as ${computed} over all paths`;
    return [{ kind: "stated effect", from, to, asserted: sign, computed, source, message } as const];
  });
  // Behind a node at which paths meet, a single edge only passes their quarrel on.
  const forward = [...solution.multipliers.keys()].filter((edge) => !edge.feedback);
  const meet = (node: string) => solution.inflows.has(node) || forward.filter((edge) => edge.to === node).length > 1;
  const offsets = rows.flatMap(({ node, raising, lowering, effect }) => {
    if (raising === 0 || lowering === 0 || !meet(node)) return [];
    const unit = unitOf(units, node);
    const message = `paths to ${node} pull against each other: ${formatQuantity(raising, unit)} and ${formatQuantity(lowering, unit)}`;
    const computed = signOf(effect, Math.max(raising, -lowering));
    return [{ kind: "opposite paths", from: node, to: node, asserted: null, computed, source: "the chain", message } as const];
  });
  return [...edges, ...effects, ...offsets];
}

function edgeConflict({ from, to, spec }: Edge, multiplier: number): SignConflict[] {
  const computed = signOf(multiplier);
  if (spec.sign === undefined || spec.sign === computed) return [];
  const message = `${from} → ${to} is asserted as ${spec.sign} (${spec.source}) and its beta is ${multiplier}`;
  return [{ kind: "edge", from, to, asserted: spec.sign, computed, source: spec.source, message }];
}

/** The sign of a sum; what rounding leaves of terms of a given size counts as zero. */
function signOf(value: number, size = 0): Sign | "0" {
  if (Math.abs(value) <= size * 1e-12) return "0";
  return value > 0 ? "+" : "-";
}
