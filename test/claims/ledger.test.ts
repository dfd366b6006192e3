import assert from "node:assert/strict";
import { displayHook, hostKey, type KernelHost, mime, type MimeBundle, type RunningCell } from "../../src/base/host.ts";
import { pct } from "../../src/base/units.ts";
import { claim } from "../../src/claims/claim.ts";
import { claims } from "../../src/claims/ledger.ts";
import type { Verdict } from "../../src/claims/verdict.ts";

type Shown = { readonly [displayHook]: () => MimeBundle };

/** A kernel of which only the services for libraries exist: it keeps what was shown by its id. */
class RecordingHost implements KernelHost {
  cell: RunningCell = { cellId: "a", position: 1, run: 1 };
  readonly shown = new Map<string, MimeBundle>();

  display(value: unknown, options: { readonly id?: string } = {}): void {
    this.shown.set(options.id ?? "", (value as Shown)[displayHook]());
  }

  currentCell(): RunningCell {
    return this.cell;
  }
}

function make(id: string, printed = "1.00"): Verdict {
  return claim({ id, source: "Example", section: "§1", says: `claim ${id}`, printed, unit: "rate" }).equals(pct(1));
}

function idsIn(bundle: MimeBundle | undefined): string[] {
  return (bundle?.[mime.claims] as { claims: { id: string }[] }).claims.map((row) => row.id);
}

describe("the notebook's claims", () => {
  const place = globalThis as { [hostKey]?: KernelHost };
  let host: RecordingHost;
  let run = 0;

  beforeEach(() => {
    host = new RecordingHost();
    place[hostKey] = host;
    enter("a");
  });
  afterEach(() => delete place[hostKey]);

  function enter(cellId: string): void {
    run += 1;
    host.cell = { cellId, position: 1, run };
  }

  it("shows all claims of a cell as one table that grows", () => {
    make("one");
    make("two");
    assert.equal(host.shown.size, 1);
    assert.deepEqual(idsIn(host.shown.get(`claims-a-${run}`)), ["one", "two"]);
  });

  it("shows a verdict that is also the last expression only once", () => {
    const verdict = make("one") as Verdict & Shown;
    assert.deepEqual(verdict[displayHook](), {});
  });

  it("starts a cell afresh when it runs again", () => {
    make("one");
    enter("a");
    make("two");
    assert.deepEqual(idsIn(host.shown.get(`claims-a-${run}`)), ["two"]);
  });

  it("refuses the same id twice in one run of a cell", () => {
    make("one");
    assert.throws(() => make("one"), { code: "claims/duplicate-id" });
  });

  it("lets a claim move to another cell", () => {
    make("moved");
    enter("b");
    make("moved");
    assert.equal(claims().verdicts.filter((verdict) => verdict.claim.id === "moved").length, 1);
  });

  it("counts each verdict in the table's text", () => {
    make("one");
    make("two", "2.00");
    const text = host.shown.get(`claims-a-${run}`)?.["text/plain"];
    assert.match(String(text), /2 claims; does not reproduce: 1, reproduces: 1$/);
  });

  it("escapes what a source says", () => {
    claim({ id: "x", source: "s", section: "1", says: "<script>", printed: "1", unit: "count" }).equals(1);
    const html = String(host.shown.get(`claims-a-${run}`)?.["text/html"]);
    assert.ok(!html.includes("<script>"));
    assert.ok(html.includes("&#60;script&#62;"));
  });
});
