import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  acm,
  bisPolicyRates,
  bojPortfolio,
  currentSession,
  fred,
  gsw,
  h15,
  jgb,
  type LoadOptions,
  tic,
  treasuryPar,
  useData,
} from "../../src/data/loaders.ts";
import { DataSession } from "../../src/data/session.ts";
import { type LoadedTable, provenanceOf, unitsOf } from "../../src/data/source.ts";
import { fixture, policyRatesOfJapan } from "./layouts.ts";

/** What the agencies serve in these tests, by a part of the address. */
const served: readonly (readonly [part: string, bytes: () => Buffer])[] = [
  ["fredgraph.csv?id=DGS10", () => fixture("fredgraph.csv")],
  ["historical/jgbcme_all.csv", () => fixture("jgbcme_all.csv")],
  ["interest_rate/jgbcme.csv", () => fixture("jgbcme.csv")],
  ["data/jgbcm_all.csv", () => fixture("jgbcm_all.csv")],
  ["interest_rate/jgbcm.csv", () => fixture("jgbcm_all.csv")],
  ["mfhhis01.txt", () => fixture("mfhhis01.txt")],
  ["slt_table5.txt", () => fixture("slt_table5.txt")],
  ["Output.aspx?rel=H15", () => fixture("FRB_H15.csv")],
  ["feds200628.csv", () => fixture("feds200628.csv")],
  ["daily-treasury-rates.csv/2025/all", () => fixture("daily-treasury-rates.csv")],
  ["WS_CBPOL,1.0/M.JP", policyRatesOfJapan],
];

describe("the session of the running notebook", () => {
  const variable = "CARRYBOOK_NOTEBOOK";
  const before = process.env[variable];
  afterEach(() => {
    if (before === undefined) delete process.env[variable];
    else process.env[variable] = before;
    useData({});
  });

  it("pins beside the notebook, and beside its new name when it is saved under another", () => {
    process.env[variable] = "/notes/first.ipynb";
    assert.equal(currentSession().pinsPath, "/notes/first.pins.json");
    process.env[variable] = "/notes/second.ipynb";
    assert.equal(currentSession().pinsPath, "/notes/second.pins.json");
  });

  it("keeps what the notebook chose when the name changes", () => {
    process.env[variable] = "/notes/first.ipynb";
    const chosen = useData({ from: "snapshot" });
    assert.equal(currentSession(), chosen);
    process.env[variable] = "/notes/second.ipynb";
    assert.deepEqual([currentSession().from, currentSession().pinsPath], ["snapshot", "/notes/second.pins.json"]);
  });

  it("pins nothing for a notebook that was never saved", () => {
    delete process.env[variable];
    assert.equal(useData({}).pinsPath, undefined);
  });
});

describe("loaders", () => {
  let folder: string;
  let session: DataSession;
  let replaced: Map<string, string>;

  const world = {
    fetch: (input: string | URL | Request) => {
      const url = typeof input === "string" ? input : "";
      const [part, bytes] = served.find(([name]) => url.includes(name)) ?? [];
      const text = replaced.get(part ?? "") ?? bytes?.().toString("latin1");
      return Promise.resolve(
        new Response(text === undefined ? null : Buffer.from(text, "latin1"), { status: text === undefined ? 404 : 200 }),
      );
    },
    wait: () => Promise.resolve(),
    random: () => 0,
    now: () => new Date("2026-05-19T12:00:00.000Z"),
  };
  /** A session of a project of its own: what another one has fetched it does not know. */
  const open = (project: string): DataSession => {
    mkdirSync(join(folder, project, ".carrybook"), { recursive: true });
    return new DataSession({ folder: join(folder, project), notebook: "rates.ipynb", world });
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-loaders-"));
    replaced = new Map();
    session = open("notebooks");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const loads: Readonly<
    Record<string, readonly [load: (options: LoadOptions) => Promise<LoadedTable>, rows: number, unit: readonly [string, string]]>
  > = {
    'fred("DGS10")': [(options) => fred("DGS10", options), 5, ["DGS10", "rate"]],
    "h15()": [h15, 4, ["10Y", "rate"]],
    "gsw()": [gsw, 2, ["TAU1", "years"]],
    "treasuryPar(2025)": [(options) => treasuryPar(2025, options), 3, ["10Y", "rate"]],
    'bisPolicyRates("M.JP")': [(options) => bisPolicyRates("M.JP", options), 3, ["rate", "rate"]],
  };
  for (const [call, [load, rows, [column, unit]]] of Object.entries(loads)) {
    it(`${call} gives a table with units and its source`, async () => {
      const table = await load({ session });
      assert.equal(table.numRows(), rows);
      assert.equal(unitsOf(table)[column], unit);
      const [from] = provenanceOf(table);
      assert.deepEqual([from?.origin, from?.retrievedAt], ["agency", "2026-05-19T12:00:00.000Z"]);
    });
  }

  it("jgb() puts the current month after the history, and names both files", async () => {
    const table = await jgb({ session });
    assert.equal(table.numRows(), 8);
    assert.deepEqual(table.slice(-2).array("40Y"), [0.03916, 0.04006], "the history's value stands for a day that both have");
    assert.deepEqual(
      provenanceOf(table).map(({ series, asOf }) => [series, asOf]),
      [
        ["jgbcme_all", "2026-05-15"],
        ["jgbcme", "2026-05-18"],
      ],
    );
  });

  it("jgb() reads the Japanese edition to the same figures", async () => {
    const english = await jgb({ session });
    const japanese = await jgb({ session, edition: "japanese" });
    assert.deepEqual(japanese.objects(), english.objects().slice(0, 7));
    assert.equal(provenanceOf(japanese)[0]?.url, "https://www.mof.go.jp/jgbs/reference/interest_rate/data/jgbcm_all.csv");
  });

  it("jgb() is the history alone when the current file is last month's", async () => {
    const lines = fixture("jgbcme.csv").toString("latin1").split("\r\n");
    replaced.set("interest_rate/jgbcme.csv", [...lines.slice(0, 3), ""].join("\r\n"));
    const table = await jgb({ session });
    assert.deepEqual([table.numRows(), provenanceOf(table).length], [7, 1]);
  });

  it("jgb() refuses two files that were read in different months", async () => {
    replaced.set("interest_rate/jgbcme.csv", fixture("jgbcme.csv").toString("latin1").replaceAll("2026/5/", "2026/7/"));
    await assert.rejects(jgb({ session }), {
      code: "data/gap",
      message: /jgbcme\.csv to go on where jgbcme_all\.csv ends, 2026-05-15/,
    });
  });

  it("tic() puts the newest months after the complete years, and refuses years between", async () => {
    await assert.rejects(tic({ session }), { code: "data/gap" });
    const moved = (text: string) => text.replace("2026-03\t2026-02\t2026-01", "2012-03\t2012-02\t2012-01");
    replaced.set("slt_table5.txt", moved(fixture("slt_table5.txt").toString("latin1")));
    const table = await tic({ session: open("later") });
    assert.equal(table.numRows(), 48 + 7);
    assert.deepEqual(table.filter("d.country === 'Japan'").array("holdingsUsdBn").slice(-3), [1180.5, 1200, 1103.9]);
  });

  it("acm() and bojPortfolio() say how to get the file, and read it", async () => {
    await assert.rejects(acm({ session }), { code: "data/by-hand", message: /"ACM Monthly" as CSV/ });
    await assert.rejects(bojPortfolio({ session }), { code: "data/by-hand", message: /6pi-1/ });
    await writeFile(join(session.folder, "acm.csv"), fixture("ACMTermPremium.csv"));
    await writeFile(join(session.folder, "6pi-1.csv"), fixture("6pi-1.csv"));
    assert.equal((await acm({ session, file: "acm.csv" })).numRows(), 2);
    assert.equal((await bojPortfolio({ session, file: "6pi-1.csv" })).numRows(), 3);
  });

  it("read the snapshot on demand, with no network", async () => {
    const offline = new DataSession({ folder, offline: true, from: "snapshot" });
    const tables = await Promise.all([
      fred("DGS10", { session: offline }),
      jgb({ session: offline }),
      tic({ session: offline }),
      acm({ session: offline }),
    ]);
    assert.deepEqual(
      tables.map((table) => provenanceOf(table)[0]?.origin),
      ["snapshot", "snapshot", "snapshot", "snapshot"],
    );
    assert.ok(unitsOf(tables[1])["30Y"] === "rate");
  });

  const refused: Readonly<Record<string, readonly [call: () => Promise<unknown>, code: string]>> = {
    "a FRED id that is none": [() => fred("DGS10&x=1", { session }), "data/unknown-series"],
    "a FRED series whose unit nobody said": [() => fred("CPIAUCSL", { session }), "data/unknown-unit"],
    "a year that is none": [() => treasuryPar(20.5, { session }), "data/unknown-series"],
    "a BIS key that is none": [() => bisPolicyRates("Japan", { session }), "data/unknown-series"],
  };
  for (const [says, [call, code]] of Object.entries(refused)) {
    it(`refuse ${says}`, () => assert.rejects(call, { code }));
  }

  it("keep a series as published where the caller says so, apart from the same series in another unit", async () => {
    const table = await fred("DGS10", { session, unit: "count" });
    assert.deepEqual(table.array("DGS10").slice(0, 3), [4.46, 4.47, 4.59]);
    await fred("DGS10", { session });
    assert.deepEqual(
      (await session.pins()).map(({ key }) => key),
      ["fred/DGS10", "fred/DGS10?unit=count"],
    );
  });
});
