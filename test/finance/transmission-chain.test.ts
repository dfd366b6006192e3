import assert from "node:assert/strict";
import fc from "fast-check";
import { bp, years } from "../../src/base/units.ts";
import { type Chain, chain } from "../../src/finance/transmission-chain.ts";

/** From a BOJ hike to the US 10-year, with the article's sign for the hedged return stated as it stands there. */
function bidChain(beta: number) {
  return chain({ policy: "pp", jgb: "pp", hedgeCost: "pp", hedged: "pp", pickup: "pp", bid: "usdBn", us10: "bp" })
    .edge("policy", "jgb", { beta, unit: "pp per pp", source: "assumption", lagYears: years(0.25), sign: "+" })
    .edge("policy", "hedgeCost", { beta: -1, unit: "pp per pp", source: "covered interest parity", sign: "-" })
    .edge("hedgeCost", "hedged", { beta: -1, unit: "pp per pp", source: "definition" })
    .edge("hedged", "pickup", { beta: 1, unit: "pp per pp", source: "definition" })
    .edge("jgb", "pickup", { beta: -1, unit: "pp per pp", source: "definition" })
    .edge("pickup", "bid", { beta: 2000, unit: "usdBn per pp", source: "assumption", lagYears: years(1) })
    .edge("bid", "us10", { beta: -0.2, unit: "bp per usdBn", source: "Beltran et al. (2013), long run" });
}

const hike = bp(50);

/** The effects of a 50bp hike by the pass-through to the JGB yield, worked out by hand. */
const bidChainRows = [
  { beta: 0.5, jgb: 0.0025, pickup: 0.0025, bid: 5, us10: -1 },
  { beta: 1, jgb: 0.005, pickup: 0, bid: 0, us10: 0 },
  { beta: 1.5, jgb: 0.0075, pickup: -0.0025, bid: -5, us10: 1 },
];

function near(actual: number, expected: number, tolerance = 1e-12): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe("chain without feedback", () => {
  for (const { beta, ...effects } of bidChainRows) {
    it(`carries a 50bp hike to the US 10-year at a pass-through of ${beta}`, () => {
      const propagation = bidChain(beta).propagate({ policy: hike });
      near(propagation.effect("hedged"), 0.005);
      for (const node of ["jgb", "pickup", "bid", "us10"] as const) near(propagation.parts[node], effects[node]);
    });
  }

  it("keeps a chain as it was when an edge is exchanged", () => {
    const original = bidChain(1);
    near(original.with("policy", "jgb", { beta: 1.5 }).propagate({ policy: hike }).effect("pickup"), -0.0025);
    near(original.propagate({ policy: hike }).effect("pickup"), 0);
  });

  it("lists the paths to a node, which sum to its effect, with their lags and sources", () => {
    const paths = bidChain(1.5).propagate({ policy: hike }).paths("us10");
    assert.deepEqual(
      paths.rows.map(({ path, lagYears }) => [path, lagYears]),
      [
        ["policy → jgb → pickup → bid → us10", 1.25],
        ["policy → hedgeCost → hedged → pickup → bid → us10", 1],
      ],
    );
    near(
      paths.rows.reduce((sum, path) => sum + path.contribution, 0),
      1,
    );
    assert.equal(paths.rows[0]?.sources.at(-1), "Beltran et al. (2013), long run");
  });

  it("prints each node with its effect and unit", () => {
    const text = bidChain(1.5).propagate({ policy: hike }).toString();
    assert.match(text, /pickup +-0\.25pp +2 /);
    assert.match(text, /us10 +1bp +2 +1 year +1\.25 years/);
  });

  it("takes nodes from the edges when none are declared", () => {
    const free = chain()
      .edge("a", "b", { beta: 2, unit: "bp per usdBn", source: "assumption" })
      .edge("b", "c", { beta: -3, unit: "share per bp", source: "assumption" });
    assert.deepEqual(free.nodes, { b: "bp", a: "usdBn", c: "share" });
    near(free.propagate({ a: 1 }).effect("c"), -6);
  });

  it("takes functions of the change, and its paths still add up", () => {
    const curved = chain({ shock: "pp", left: "pp", right: "pp", end: "pp" })
      .edge("shock", "left", { fn: (change) => change - 10 * change ** 2, unit: "pp per pp", source: "assumption" })
      .edge("shock", "right", { beta: 0.5, unit: "pp per pp", source: "assumption" })
      .edge("left", "end", { fn: (change) => Math.max(change, 0), unit: "pp per pp", source: "assumption" })
      .edge("right", "end", { beta: 2, unit: "pp per pp", source: "assumption" })
      .propagate({ shock: 0.01 });
    near(curved.effect("end"), 0.01 - 10 * 0.01 ** 2 + 0.01);
    near(
      curved.paths("end").rows.reduce((sum, path) => sum + path.contribution, 0),
      curved.effect("end"),
    );
  });
});

describe("sign conflicts of a chain", () => {
  it("finds that a hike raises the hedged return where the text says it falls", () => {
    const { signConflicts } = bidChain(1).states("policy", "hedged", "-", "article, section 1.2").propagate({ policy: hike });
    const [stated, opposite] = signConflicts;
    assert.equal(stated?.kind, "stated effect");
    assert.equal(stated?.computed, "+");
    assert.match(stated?.message ?? "", /policy → hedged is stated as - \(article, section 1\.2\) and comes out as \+/);
    assert.deepEqual([opposite?.kind, opposite?.to, opposite?.computed], ["opposite paths", "pickup", "0"]);
  });

  it("names the node at which paths meet that pull against each other, not those behind it", () => {
    const { signConflicts, warnings } = bidChain(1.5).propagate({ policy: hike });
    assert.deepEqual(
      signConflicts.map(({ kind, to }) => [kind, to]),
      [["opposite paths", "pickup"]],
    );
    assert.equal(warnings.length, 1);
  });

  it("counts no effect at all as a conflict with a stated sign", () => {
    const { signConflicts } = bidChain(1).states("policy", "pickup", "-", "article").propagate({ policy: hike });
    assert.ok(signConflicts.some(({ kind, computed }) => kind === "stated effect" && computed === "0"));
  });

  it("finds an edge whose beta has not the asserted sign, and warns of it", () => {
    const wrong = bidChain(1).with("policy", "jgb", { beta: -0.2 }).propagate({ policy: hike });
    assert.deepEqual(
      wrong.signConflicts
        .filter(({ kind }) => kind === "edge")
        .map(({ from, to, asserted, computed }) => [from, to, asserted, computed]),
      [["policy", "jgb", "+", "-"]],
    );
    assert.ok(wrong.warnings.some(({ code }) => code === "finance/sign-conflict"));
  });

  it("has none to list where all paths agree", () => {
    const simple = chain({ a: "pp", b: "pp" }).edge("a", "b", { beta: -2, unit: "pp per pp", source: "assumption", sign: "-" });
    assert.deepEqual(simple.states("a", "b", "-", "text").propagate({ a: 0.01 }).signConflicts, []);
  });
});

/** FX falls, margins are called, positions are sold, FX falls further: a loop of the given gain. */
function loop(gain: number) {
  return chain({ fx: "share", sales: "usdBn" })
    .edge("fx", "sales", { beta: 100, unit: "usdBn per share", source: "assumption" })
    .feedback("sales", "fx", { beta: gain / 100, unit: "share per usdBn", source: "assumption" });
}

describe("chain with feedback", () => {
  for (const { gain, multiple } of [
    { gain: 0.5, multiple: 2 },
    { gain: 0.8, multiple: 5 },
    { gain: 0, multiple: 1 },
    { gain: -0.5, multiple: 2 / 3 },
  ]) {
    it(`multiplies a shock by ${multiple.toFixed(2)} at a gain of ${gain}`, () => {
      const propagation = loop(gain).propagate({ fx: -0.01 });
      assert.ok(!propagation.diverges);
      near(propagation.effect("fx"), -0.01 * multiple);
      near(propagation.effect("sales"), -multiple);
      near(propagation.gain, gain);
    });
  }

  for (const gain of [1, 1.2, -1]) {
    it(`diverges at a gain of ${gain}, and shows the first rounds`, () => {
      const propagation = loop(gain).propagate({ fx: -0.01 });
      assert.ok(propagation.diverges);
      near(propagation.gain, gain);
      near(propagation.rows[0]?.change ?? NaN, -1);
      near(propagation.rows[9]?.change ?? NaN, -(gain ** 9), 1e-9);
    });
  }

  it("finds the resting point of a loop that flattens out though it starts with a gain above 1", () => {
    const flattening = chain({ x: "share", y: "share" })
      .edge("x", "y", { fn: (change) => Math.tanh(2 * change), unit: "share per share", source: "assumption" })
      .feedback("y", "x", { beta: 0.9, unit: "share per share", source: "assumption" })
      .propagate({ x: 0.5 });
    assert.ok(!flattening.diverges);
    near(flattening.effect("x"), 0.5 + 0.9 * Math.tanh(2 * flattening.effect("x")), 1e-9);
  });

  it("warns of a feedback that closes no loop", () => {
    const idle = chain({ a: "pp", b: "pp" })
      .feedback("a", "b", { beta: 1, unit: "pp per pp", source: "assumption" })
      .propagate({ a: 1 });
    assert.deepEqual(
      idle.warnings.map(({ code }) => code),
      ["finance/feedback-without-loop"],
    );
  });
});

/** Solves (I - B)x = s by Gauss-Jordan, the second method. */
function solveDense(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row.map((value, j) => (i === j ? 1 : 0) - value), right[i] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    let best = column;
    for (let i = column; i < rows.length; i += 1) {
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    }
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    const pivot = rows[column] ?? [];
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      rows[i] = row.map((value, k) => value - factor * (pivot[k] ?? 0));
    }
  }
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}

/** A random matrix of betas on five nodes: any above the diagonal, small ones below it as feedback. */
const betaMatrix = fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 }), {
  minLength: 5,
  maxLength: 5,
});

describe("chain against the matrix inverse", () => {
  it("gives (I - B)^-1 s for any chain, with and without loops", () => {
    fc.assert(
      fc.property(
        betaMatrix,
        fc.boolean(),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 5 }),
        (raw, loops, shock) => {
          const betas = raw.map((row, from) =>
            row.map((value, to) => (to > from ? value / 20 : to < from && loops ? value / 400 : 0)),
          );
          let built: Chain<Record<string, "pp">, boolean> = chain<Record<string, "pp">>();
          for (const [from, row] of betas.entries()) {
            for (const [to, beta] of row.entries()) {
              if (beta === 0) continue;
              const spec = { beta, unit: "pp per pp", source: "random" } as const;
              built = to > from ? built.edge(`n${from}`, `n${to}`, spec) : built.feedback(`n${from}`, `n${to}`, spec);
            }
          }
          const shocks = Object.fromEntries(
            shock.map((value, node) => [`n${node}`, value] as const).filter(([node]) => node in built.nodes),
          );
          if (Object.keys(shocks).length === 0) return;
          const propagation = built.propagate(shocks);
          assert.ok(!propagation.diverges);
          const transposed = betas.map((_, to) => betas.map((row) => row[to] ?? 0));
          const expected = solveDense(
            transposed,
            shock.map((value, node) => (`n${node}` in built.nodes ? value : 0)),
          );
          for (const { node, effect, raising, lowering } of propagation.rows) {
            near(effect, expected[Number(node.slice(1))] ?? NaN, 1e-9);
            near(raising + lowering, effect, 1e-9);
            near(
              propagation.paths(node).rows.reduce((sum, path) => sum + path.contribution, 0),
              effect,
              1e-9,
            );
          }
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });

  it("is additive in shocks when every edge has a beta", () => {
    const built = bidChain(1.5);
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (policy, jgb) => {
        const effect = (shocks: { policy?: number; jgb?: number }) => built.propagate(shocks).effect("us10");
        near(effect({ policy: bp(policy), jgb: bp(jgb) }), effect({ policy: bp(policy) }) + effect({ jgb: bp(jgb) }), 1e-9);
      }),
      { seed: 14 },
    );
  });
});

describe("chain's rejected inputs", () => {
  const unitless = { beta: 1, source: "assumption" };
  const pair = chain({ a: "pp", b: "bp" });
  const rows: [name: string, code: string, build: () => unknown][] = [
    [
      "an edge in other units",
      "finance/chain-mixed-units",
      () => pair.edge("a", "b", { ...unitless, unit: "pp per pp" } as never),
    ],
    [
      "a unit that does not exist",
      "finance/chain-mixed-units",
      () => chain().edge("a", "b", { ...unitless, unit: "x per y" } as never),
    ],
    ["a declared unit that does not exist", "finance/chain-mixed-units", () => chain({ a: "percent" as never })],
    [
      "a node that is not declared",
      "finance/chain-unknown-node",
      () => pair.edge("a", "c" as "b", { ...unitless, unit: "bp per pp" }),
    ],
    ["a beta that is not finite", "base/not-finite", () => pair.edge("a", "b", { ...unitless, beta: NaN, unit: "bp per pp" })],
    [
      "an edge without a beta",
      "finance/chain-without-beta",
      () => pair.edge("a", "b", { source: "x", unit: "bp per pp" } as never),
    ],
    [
      "a lag below zero",
      "finance/negative-lag",
      () => pair.edge("a", "b", { ...unitless, unit: "bp per pp", lagYears: years(-1) }),
    ],
    [
      "a second edge between two nodes",
      "finance/chain-duplicate-edge",
      () => bidChain(1).edge("bid", "us10", { ...unitless, unit: "bp per usdBn" }),
    ],
    ["a change of an edge that is not there", "finance/chain-unknown-edge", () => pair.with("a", "b", { beta: 1 })],
    ["a shock to a node that is not there", "finance/chain-unknown-node", () => bidChain(1).propagate({ boj: 0.01 } as never)],
    ["no shock", "finance/chain-without-shock", () => bidChain(1).propagate({})],
    ["a shock that is not a number", "base/not-finite", () => bidChain(1).propagate({ policy: NaN })],
    [
      "a function of the level",
      "finance/chain-offset",
      () => pair.edge("a", "b", { fn: () => 3, unit: "bp per pp", source: "x" }).propagate({ a: 1 }),
    ],
    [
      "a function that gives no number",
      "base/not-finite",
      () => pair.edge("a", "b", { fn: (x) => x / 0, unit: "bp per pp", source: "x" }).propagate({ a: 1 }),
    ],
    [
      "an effect on a node that is not there",
      "finance/chain-unknown-node",
      () =>
        bidChain(1)
          .propagate({ policy: 1 })
          .effect("boj" as never),
    ],
  ];
  for (const [name, code, build] of rows) it(`refuses ${name}`, () => assert.throws(build, { name: "UserError", code }));

  it("names the loop that is not declared", () => {
    const open = chain({ a: "pp", b: "pp", c: "pp" })
      .edge("a", "b", { ...unitless, unit: "pp per pp" })
      .edge("b", "c", { ...unitless, unit: "pp per pp" });
    assert.throws(() => open.edge("c", "a", { ...unitless, unit: "pp per pp" }), {
      code: "finance/chain-undeclared-cycle",
      message: /a → b → c → a.*feedback/,
    });
  });

  it("does not compile a wrong node, a wrong unit or a shock to nowhere", () => {
    // @ts-expect-error: no node of this name
    assert.throws(() => pair.edge("a", "z", { ...unitless, unit: "bp per pp" }));
    // @ts-expect-error: the unit of a → b is bp per pp
    assert.throws(() => pair.edge("a", "b", { ...unitless, unit: "pp per bp" }));
    // @ts-expect-error: no node of this name to shock
    assert.throws(() => pair.propagate({ z: 1 }));
  });
});
