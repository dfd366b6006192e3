import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fredFile } from "../../src/data/catalogue.ts";
import { verifyPins } from "../../src/data/manage.ts";
import { DataSession, type SessionOptions } from "../../src/data/session.ts";

const source = fredFile("DGS10");
const may = "observation_date,DGS10\n2026-05-14,4.47\n2026-05-15,4.59\n";
const june = "observation_date,DGS10\n2026-05-14,4.47\n2026-05-15,4.6\n2026-05-18,4.61\n";

describe("DataSession", () => {
  let folder: string;
  let served: string;
  let requests: string[];
  let now: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-session-"));
    await writeFile(join(folder, "package.json"), "{}");
    [served, requests, now] = [may, [], "2026-05-18T12:00:00.000Z"];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const session = (options: SessionOptions = {}) =>
    new DataSession({
      notebook: "rates.ipynb",
      folder,
      policy: { attempts: 1 },
      world: {
        fetch: (input) => {
          const url = typeof input === "string" ? input : "";
          requests.push(url);
          const id = url.split("id=")[1] ?? "DGS10";
          return Promise.resolve(new Response(served.replace("DGS10", id), { headers: { "content-type": "text/csv" } }));
        },
        wait: () => Promise.resolve(),
        random: () => 0,
        now: () => new Date(now),
      },
      ...options,
    });
  const values = async (from: DataSession, options = {}) => (await from.read(source, options)).observations.columns["DGS10"];

  it("fetches once, pins, and reads the same bytes ever after, whatever the agency serves", async () => {
    const first = await session().read(source);
    assert.deepEqual(first.provenance, {
      agency: "Federal Reserve Bank of St. Louis (FRED)",
      series: "DGS10",
      url: "https://fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10",
      retrievedAt: "2026-05-18T12:00:00.000Z",
      sha256: first.provenance.sha256,
      origin: "agency",
      asOf: "2026-05-15",
    });
    [served, now] = [june, "2026-06-18T12:00:00.000Z"];
    const again = await session().read(source);
    assert.deepEqual(again.observations, first.observations);
    assert.deepEqual(again.provenance, { ...first.provenance, origin: "cache" });
    assert.deepEqual(requests, [source.url]);
  });

  it("lists the read in the pin file beside the notebook", async () => {
    const { provenance } = await session().read(source);
    const file = JSON.parse(await readFile(join(folder, "rates.pins.json"), "utf8")) as { reads: object[] };
    assert.deepEqual(file.reads, [
      {
        key: "fred/DGS10",
        agency: provenance.agency,
        series: "DGS10",
        url: provenance.url,
        retrievedAt: provenance.retrievedAt,
        sha256: provenance.sha256,
        bytes: may.length,
        asOf: "2026-05-15",
        origin: "agency",
      },
    ]);
  });

  it("lets another notebook of the project read what the first one fetched", async () => {
    await session().read(source);
    const other = session({ notebook: "other.ipynb", offline: true });
    assert.equal((await other.read(source)).provenance.origin, "cache");
    assert.equal((await other.pins())[0]?.key, "fred/DGS10");
    assert.equal(requests.length, 1);
  });

  it("reruns on another machine when the agency still serves the pinned bytes", async () => {
    await session().read(source);
    await rm(join(folder, ".carrybook"), { recursive: true });
    assert.deepEqual(await values(session()), [0.0447, 0.0459]);
  });

  it("fails rather than drifts when the agency serves others, and leaves the pin", async () => {
    await session().read(source);
    const pins = await session().pins();
    await rm(join(folder, ".carrybook"), { recursive: true });
    served = june;
    await assert.rejects(session().read(source), { code: "data/pin-moved", message: /carrybook data update/ });
    assert.deepEqual(await session().pins(), pins);
  });

  it("fails offline rather than fetch, pinned or not, and says what to do", async () => {
    const offline = session({ offline: true });
    await assert.rejects(offline.read(source), { code: "data/offline", message: /from: "snapshot"/ });
    await session().read(source);
    assert.deepEqual(await values(offline), [0.0447, 0.0459]);
    await rm(join(folder, ".carrybook"), { recursive: true });
    await assert.rejects(offline.read(source), { code: "data/offline", message: /copy \.carrybook\/cache/ });
    assert.equal(requests.length, 1);
  });

  it("caches and pins nothing that does not parse whole", async () => {
    served = "observation_date,DGS10\n2026-05-14,4.47\n2026-05-1";
    await assert.rejects(session().read(source), { code: "data/cut-off", message: /DGS10\.csv, line 3/ });
    assert.deepEqual(await session().pins(), []);
    assert.deepEqual(await readdir(folder), ["package.json"]);
  });

  it("does not read damaged bytes from the cache", async () => {
    const { provenance } = await session().read(source);
    const path = join(folder, ".carrybook", "cache", provenance.sha256.slice(0, 2), provenance.sha256);
    await writeFile(path, june);
    await assert.rejects(session().read(source), { code: "data/cache-damaged" });
  });

  it("asks once for a file that two cells want at once, and pins both of two files", async () => {
    const shared = session();
    const [a, b] = await Promise.all([shared.read(source), shared.read(source), shared.read(fredFile("DFF", "rate"))]);
    assert.equal(a, b);
    assert.equal(requests.filter((url) => url === source.url).length, 1);
    assert.deepEqual(
      (await shared.pins()).map(({ key }) => key),
      ["fred/DFF?unit=rate", "fred/DGS10"],
    );
  });

  it("reads the snapshot only when told to, says so, and pins it apart from the agency's bytes", async () => {
    const embedded = await session({ offline: true }).read(source, { from: "snapshot" });
    assert.equal(embedded.provenance.origin, "snapshot");
    assert.match(embedded.provenance.note ?? "", /ship with Carrybook, not the whole series/);
    assert.equal((await session({ from: "snapshot" }).read(source)).provenance.origin, "snapshot");
    assert.equal(requests.length, 0);
    await session().read(source);
    assert.deepEqual(
      (await session().pins()).map(({ key, origin }) => [key, origin]),
      [
        ["fred/DGS10", "agency"],
        ["snapshot/fred/DGS10", "snapshot"],
      ],
    );
  });

  it("fails when a newer Carrybook has other embedded figures than the pinned ones", async () => {
    await session().read(source, { from: "snapshot" });
    const path = join(folder, "rates.pins.json");
    await writeFile(path, (await readFile(path, "utf8")).replace(/"sha256": "[0-9a-f]{64}"/, `"sha256": "${"0".repeat(64)}"`));
    await assert.rejects(session().read(source, { from: "snapshot" }), { code: "data/pin-moved" });
  });

  it("reads a file of the user's from the notebook's folder, pins it, and notices when it changes", async () => {
    await writeFile(join(folder, "mine.csv"), may);
    const read = await session({ offline: true }).read(source, { file: "mine.csv" });
    assert.deepEqual([read.provenance.origin, read.provenance.note], ["file", "read from mine.csv"]);
    await writeFile(join(folder, "mine.csv"), june);
    await assert.rejects(session().read(source, { file: "mine.csv" }), { code: "data/pin-moved", message: /mine\.csv/ });
    const [check] = await verifyPins(session({ offline: true }));
    assert.deepEqual([check?.pin.key, check?.problem?.code], ["fred/DGS10#mine.csv", "data/pin-moved"]);
    await rm(join(folder, "mine.csv"));
    assert.deepEqual(await values(session(), { file: "mine.csv" }), [0.0447, 0.0459], "the cache has the pinned bytes");
    await assert.rejects(session().read(source, { file: "none.csv" }), { code: "data/no-file", message: /none\.csv/ });
  });

  it("pins nothing outside a notebook: the project's cache holds reads still", async () => {
    await session({ notebook: undefined }).read(source);
    await session({ notebook: undefined }).read(source, { from: "snapshot" });
    served = june;
    const script = session({ notebook: undefined });
    assert.equal((await script.read(source)).provenance.asOf, "2026-05-15");
    assert.deepEqual([script.pinsPath, await script.pins()], [undefined, []]);
    assert.deepEqual((await readdir(folder)).sort(), [".carrybook", "package.json"]);
  });

  it("stops with the caller's reason when the cell is interrupted", async () => {
    const signal = AbortSignal.abort(new Error("the cell was interrupted"));
    await assert.rejects(session().read(source, { signal }), /the cell was interrupted/);
  });
});
