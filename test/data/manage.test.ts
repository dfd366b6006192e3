import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fredFile, jgbHistoryFile, sourceFileOf } from "../../src/data/catalogue.ts";
import { compareObservations, describeChanges } from "../../src/data/changes.ts";
import { listPins, updatePins, verifyPins } from "../../src/data/manage.ts";
import { DataSession } from "../../src/data/session.ts";
import { fixture, layouts } from "./layouts.ts";

const dgs10 = fredFile("DGS10");
const may = "observation_date,DGS10\n2026-05-13,4.46\n2026-05-14,\n2026-05-15,4.59\n";
const june = "observation_date,DGS10\n2026-05-14,4.47\n2026-05-15,4.6\n2026-05-18,4.61\n";

describe("compareObservations", () => {
  it("matches rows by their keys: what was added, revised and removed", () => {
    const changes = compareObservations(layouts["fredgraph.csv"](Buffer.from(may)), layouts["fredgraph.csv"](Buffer.from(june)));
    assert.deepEqual(changes, {
      added: [
        { row: "2026-05-14", column: "DGS10", unit: "rate", value: 0.0447 },
        { row: "2026-05-18", column: "DGS10", unit: "rate", value: 0.0461 },
      ],
      revised: [{ row: "2026-05-15", column: "DGS10", unit: "rate", value: 0.046, before: 0.0459 }],
      removed: [{ row: "2026-05-13", column: "DGS10", unit: "rate", value: 0.0446 }],
    });
    assert.equal(
      describeChanges(changes),
      "2 added, 1 revised, 1 removed\n" +
        "  added: 2026-05-14 to 2026-05-18\n" +
        "  revised: DGS10 2026-05-15: 4.590% is now 4.600%\n" +
        "  removed: DGS10 2026-05-13: 4.460%",
    );
  });

  it("tells holders of one month apart", () => {
    const before = layouts["slt_table5.txt"](fixture("slt_table5.txt"));
    const after = layouts["slt_table5.txt"](
      Buffer.from(fixture("slt_table5.txt").toString("latin1").replace("1103.9", "1104.9"), "latin1"),
    );
    assert.deepEqual(compareObservations(before, after).revised, [
      { row: "2026-03-31 Japan", column: "holdingsUsdBn", unit: "usdBn", value: 1104.9, before: 1103.9 },
    ]);
  });

  it("shows a revision that rounding would hide", () => {
    const flows = (total: string) =>
      layouts["6pi-1.csv"](Buffer.from(fixture("6pi-1.csv").toString("latin1").replace('"2,197"', total), "latin1"));
    const text = describeChanges(compareObservations(flows('"2,197"'), flows('"2,198"')));
    assert.match(text, /assetsTotalNet 2014-02-28: JPY 0\.2197tn is now JPY 0\.2198tn$/);
  });

  it("lists the first revisions and counts the rest", () => {
    const curve = (from: string, to: string) =>
      layouts["jgbcme_all.csv"](Buffer.from(fixture("jgbcme_all.csv").toString("latin1").replaceAll(from, to), "latin1"));
    const text = describeChanges(compareObservations(curve("", ""), curve("-0.16", "-0.17")), 2);
    assert.match(text, /^0 added, 9 revised, 0 removed\n {2}revised: .*\n {2}revised: .*\n {2}and 7 more revised$/);
    assert.equal(describeChanges(compareObservations(curve("", ""), curve("", ""))), "no figure has changed");
  });
});

describe("pins", () => {
  let folder: string;
  let served: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-manage-"));
    await writeFile(join(folder, "package.json"), "{}");
    served = may;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const session = (offline = false) =>
    new DataSession({
      notebook: "rates.ipynb",
      folder,
      offline,
      policy: { attempts: 1 },
      world: {
        fetch: () => Promise.resolve(new Response(served)),
        wait: () => Promise.resolve(),
        random: () => 0,
        now: () => new Date("2026-06-18T12:00:00.000Z"),
      },
    });

  it("move on purpose only, and say what is different in the figures", async () => {
    await session().read(dgs10);
    served = june;
    assert.equal((await session().read(dgs10)).provenance.asOf, "2026-05-15");
    const [update] = await updatePins(session());
    assert.deepEqual([update?.before.asOf, update?.after.asOf, update?.problem], ["2026-05-15", "2026-05-18", undefined]);
    assert.deepEqual(
      [update?.changes?.added.length, update?.changes?.revised.length, update?.changes?.removed.length],
      [2, 1, 1],
    );
    assert.deepEqual(await listPins(session()), [update?.after]);
    assert.deepEqual((await session(true).read(dgs10)).observations.columns["DGS10"], [0.0447, 0.046, 0.0461]);
  });

  it("stay where the agency serves the same bytes, something else than data, or nothing that may be fetched", async () => {
    await session().read(dgs10);
    const pins = await listPins(session());
    const [same] = await updatePins(session());
    assert.deepEqual([same?.after, same?.changes?.added.length], [pins[0], 0]);
    served = "<!DOCTYPE html>";
    assert.equal((await updatePins(session()))[0]?.problem?.code, "data/web-page");
    assert.equal((await updatePins(session(true)))[0]?.problem?.code, "data/offline");
    assert.deepEqual(await listPins(session()), pins);
  });

  it("move even where the earlier bytes are gone, without a comparison", async () => {
    await session().read(dgs10);
    await rm(join(folder, ".carrybook"), { recursive: true });
    served = june;
    const [update] = await updatePins(session());
    assert.deepEqual([update?.after.asOf, update?.changes, update?.problem], ["2026-05-18", undefined, undefined]);
  });

  it("follow a file of the user's when told to", async () => {
    await writeFile(join(folder, "mine.csv"), may);
    await session().read(dgs10, { file: "mine.csv" });
    await writeFile(join(folder, "mine.csv"), june);
    const [update] = await updatePins(session(true), { keys: ["fred/DGS10#mine.csv"] });
    assert.equal(update?.changes?.revised.length, 1);
    assert.equal((await session().read(dgs10, { file: "mine.csv" })).provenance.asOf, "2026-05-18");
  });

  it("are verified without a network: there, damaged or gone", async () => {
    await session().read(dgs10);
    await session().read(jgbHistoryFile, { from: "snapshot" });
    assert.deepEqual(
      (await verifyPins(session(true))).map(({ pin, problem }) => [pin.key, problem?.code]),
      [
        ["fred/DGS10", undefined],
        ["snapshot/mof/jgb", undefined],
      ],
    );
    const [pin] = await listPins(session());
    const path = join(folder, ".carrybook", "cache", pin?.sha256.slice(0, 2) ?? "", pin?.sha256 ?? "");
    await writeFile(path, june);
    assert.equal((await verifyPins(session(true)))[0]?.problem?.code, "data/cache-damaged");
    await rm(path);
    assert.equal((await verifyPins(session(true)))[0]?.problem?.code, "data/not-cached");
  });

  it("refuse a key that is not pinned", async () => {
    await assert.rejects(updatePins(session(), { keys: ["fred/DFF"] }), { code: "data/unknown-pin", message: /"fred\/DFF"/ });
  });
});

describe("sourceFileOf", () => {
  for (const key of [
    "fred/DGS10",
    "fred/CPIAUCSL?unit=count",
    "mof/jgb",
    "mof/jgb-current",
    "tic/holders",
    "tic/holders-current",
  ]) {
    it(`finds the file of ${key}`, () => assert.equal(sourceFileOf(key).key, key));
  }
  for (const key of ["fed/h15", "fed/gsw", "acm/monthly", "acm/daily", "boj/portfolio", "treasury/par/2026", "bis/policy/M.JP"]) {
    it(`finds the file of ${key}`, () => assert.equal(sourceFileOf(key).key, key));
  }
  for (const key of ["", "fred/", "mof", "treasury/par/soon", "bis/policy/JP", "acm/weekly"]) {
    it(`refuses "${key}"`, () => assert.throws(() => sourceFileOf(key), { code: "data/unknown-series" }));
  }
});
