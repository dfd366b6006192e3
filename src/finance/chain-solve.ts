import { type Edge, multiplierOf } from "./chain-edge.ts";

/** What a shock does once it has run through: the change of each node and what each edge multiplied by. */
export interface Solution {
  readonly totals: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<Edge, number>;
  /** What enters the paths: the shocks, and what comes back over each feedback edge. */
  readonly inflows: ReadonlyMap<string, number>;
  /** The size of one round of the feedback against the round before; 0 without feedback. */
  readonly gain: number;
}

/** The nodes in an order in which every edge goes forward, or the nodes of a loop when there is one. */
export function topologicalOrder(nodes: readonly string[], edges: readonly Edge[]): { order: string[] } | { loop: string[] } {
  const order: string[] = [];
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (state.get(node) === "done") return undefined;
    if (state.get(node) === "open") return [...trail.slice(trail.indexOf(node)), node];
    state.set(node, "open");
    trail.push(node);
    for (const edge of edges) {
      if (edge.from !== node) continue;
      const loop = visit(edge.to);
      if (loop) return loop;
    }
    trail.pop();
    state.set(node, "done");
    order.unshift(node);
    return undefined;
  };
  for (const node of nodes) {
    const loop = visit(node);
    if (loop) return { loop };
  }
  return { order };
}

/** Runs inflows once through the forward edges, in topological order. */
export function runForward(order: readonly string[], edges: readonly Edge[], inflows: ReadonlyMap<string, number>) {
  const totals = new Map(order.map((node) => [node, inflows.get(node) ?? 0]));
  const multipliers = new Map<Edge, number>();
  for (const node of order) {
    const change = totals.get(node) ?? 0;
    for (const edge of edges) {
      if (edge.from !== node) continue;
      const multiplier = multiplierOf(edge, change);
      multipliers.set(edge, multiplier);
      totals.set(edge.to, (totals.get(edge.to) ?? 0) + multiplier * change);
    }
  }
  return { totals, multipliers };
}

/** The sum over all forward paths from one node to every other of the product of the multipliers. */
export function transferFrom(
  node: string,
  order: readonly string[],
  multipliers: ReadonlyMap<Edge, number>,
): ReadonlyMap<string, number> {
  const transfers = new Map([[node, 1]]);
  for (const from of order) {
    const weight = transfers.get(from);
    if (weight === undefined) continue;
    for (const [edge, multiplier] of multipliers) {
      if (edge.from === from) transfers.set(edge.to, (transfers.get(edge.to) ?? 0) + weight * multiplier);
    }
  }
  return transfers;
}

/**
 * Solves `x = shocks + B x` with the feedback edges closed: what comes back over them is the fixed point of
 * `u = c + G u`, where `G` is one round: solved at once where every edge has a beta, and gone round until it stands still
 * where one has a function (which may start with a gain above 1 and flatten out).
 *
 * @returns the solution, or the gain alone when the rounds do not shrink (`gain >= 1`) or never stand still
 */
export function solveChain(
  order: readonly string[],
  edges: readonly Edge[],
  shocks: ReadonlyMap<string, number>,
): Solution | { readonly gain: number } {
  const forward = edges.filter((edge) => !edge.feedback);
  const loops = edges.filter((edge) => edge.feedback);
  const constant = edges.every((edge) => edge.spec.fn === undefined);
  let back = loops.map(() => 0);
  let gain = 0;
  for (let round = 0; round < 2000; round += 1) {
    const inflows = new Map(shocks);
    loops.forEach((edge, index) => inflows.set(edge.to, (inflows.get(edge.to) ?? 0) + (back[index] ?? 0)));
    const { totals, multipliers } = runForward(order, forward, inflows);
    const tails = loops.map((edge) => multiplierOf(edge, totals.get(edge.from) ?? 0));
    const transfers = loops.map((edge) => transferFrom(edge.to, order, multipliers));
    const matrix = loops.map((edge, row) => transfers.map((transfer) => (tails[row] ?? 0) * (transfer.get(edge.from) ?? 0)));
    gain = loops.length === 1 ? (matrix[0]?.[0] ?? 0) : spectralRadius(matrix);
    const next = loops.map((edge, index) => (tails[index] ?? 0) * (totals.get(edge.from) ?? 0));
    if (next.every((value, index) => Math.abs(value - (back[index] ?? 0)) <= 1e-11 * Math.abs(value))) {
      loops.forEach((edge, index) => multipliers.set(edge, tails[index] ?? 0));
      return { totals, multipliers, inflows, gain };
    }
    if (constant && Math.abs(gain) >= 1) return { gain };
    if (next.some((value) => Math.abs(value) > 1e15)) return { gain };
    back = constant ? settled(matrix, back, next) : next;
  }
  return { gain };
}

/** Where the rounds of a constant matrix end: `u + (I - G)^-1 (next - u)`. */
function settled(matrix: readonly (readonly number[])[], back: readonly number[], next: readonly number[]): number[] {
  const rest = matrix.map((row, i) => row.map((value, j) => (i === j ? 1 - value : -value)));
  const step = solveLinear(
    rest,
    next.map((value, index) => value - (back[index] ?? 0)),
  );
  return back.map((value, index) => value + (step[index] ?? 0));
}

/** The size of the largest eigenvalue, as the limit of `|M^n|^(1/n)` over n = 2, 4, 8, … (Gelfand's formula). */
function spectralRadius(matrix: readonly (readonly number[])[]): number {
  let power = matrix.map((row) => [...row]);
  let logScale = 0;
  let exponent = 1;
  for (let doubling = 0; doubling < 40; doubling += 1) {
    const norm = Math.max(0, ...power.flat().map(Math.abs));
    if (norm === 0) return 0;
    power = power.map((row) => row.map((value) => value / norm));
    logScale += Math.log(norm) / exponent;
    power = power.map((row) => row.map((_, column) => row.reduce((sum, value, k) => sum + value * (power[k]?.[column] ?? 0), 0)));
    exponent *= 2;
  }
  return Math.exp(logScale);
}

/** Gaussian elimination with row pivoting, for the few feedback edges of a chain. */
function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const rest = rows.slice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, size, ...rest);
    const pivot = rows[column] ?? [];
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      rows[index] = row.map((value, k) => value - factor * (pivot[k] ?? 0));
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
