import { dirname, resolve } from "node:path";
import { UserError } from "../base/errors.ts";
import { cacheFolderOf, ContentCache, readIfThere, sha256Of } from "./cache.ts";
import type { SourceFile } from "./catalogue.ts";
import { defaultWorld, fetchBytes, type FetchPolicy, type FetchWorld } from "./fetch.ts";
import { type Pin, pinsPathOf, readPins, withPin, writePins } from "./pins.ts";
import { snapshotObservations, snapshotProvenance, snapshotSize } from "./snapshot.ts";
import { type Observations, type Origin, type Provenance, provenance } from "./source.ts";

/** Where a first read goes: to the agency (through the project's cache), or to the figures that ship with Carrybook. */
export type ReadFrom = "agency" | "snapshot";

/** What a session works on. */
export interface SessionOptions {
  /** The notebook whose pins are read and written. */
  readonly notebook?: string | undefined;
  /** Where relative files are looked for and where a project begins; without it the notebook's folder, else the working directory. */
  readonly folder?: string | undefined;
  /** Set where nothing may be fetched. */
  readonly offline?: boolean | undefined;
  readonly from?: ReadFrom | undefined;
  readonly world?: FetchWorld | undefined;
  readonly policy?: Partial<FetchPolicy> | undefined;
}

/** How one read departs from its session. */
export interface ReadOptions {
  readonly from?: ReadFrom | undefined;
  /** A file of the user's with the agency's layout, in place of a download. */
  readonly file?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Observations and where they come from. */
export interface Read {
  readonly observations: Observations;
  readonly provenance: Provenance;
}

/**
 * The reads of one notebook: each is pinned by the hash of its bytes the first time and reads the same bytes ever after, from the
 * project's cache. Outside a notebook the cache alone holds reads still. Nothing is cached or pinned before it has been parsed whole.
 */
export class DataSession {
  readonly folder: string;
  /** The pin file beside the notebook; undefined outside a notebook, where nothing is pinned. */
  readonly pinsPath: string | undefined;
  readonly cache: ContentCache;
  readonly offline: boolean;
  readonly from: ReadFrom;
  readonly #world: FetchWorld;
  readonly #policy: Partial<FetchPolicy>;
  readonly #inFlight = new Map<string, Promise<Read>>();
  #pinning: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions = {}) {
    const notebook = options.notebook === undefined ? undefined : resolve(options.folder ?? ".", options.notebook);
    this.folder = resolve(options.folder ?? (notebook === undefined ? "." : dirname(notebook)));
    this.pinsPath = notebook === undefined ? undefined : pinsPathOf(notebook);
    this.cache = new ContentCache(cacheFolderOf(this.folder));
    this.offline = options.offline ?? false;
    this.from = options.from ?? "agency";
    this.#world = options.world ?? defaultWorld;
    this.#policy = options.policy ?? {};
  }

  /**
   * Reads a file: the pinned bytes; else those that the project read last; else the agency's, or the snapshot's where asked.
   *
   * @throws `data/offline`, `data/pin-moved`, `data/cache-damaged`, `data/bad-pins`, and those of fetching and of the file's parser
   */
  async read(source: SourceFile, options: ReadOptions = {}): Promise<Read> {
    const from = options.from ?? this.from;
    if (options.file === undefined && from === "snapshot") return this.#readSnapshot(source);
    const key = options.file === undefined ? source.key : `${source.key}#${options.file}`;
    // Two reads at once of one file are one read: the agency might change its file between them.
    const running = this.#inFlight.get(key);
    if (running) return running;
    const read =
      options.file === undefined ? this.#readAgency(source, options.signal) : this.#readFile(source, key, options.file);
    this.#inFlight.set(key, read);
    try {
      return await read;
    } finally {
      this.#inFlight.delete(key);
    }
  }

  /** The time by the session's clock, ISO 8601 in UTC. */
  now(): string {
    return this.#world.now().toISOString();
  }

  /** The pins of the notebook, as they stand on disk. */
  async pins(): Promise<readonly Pin[]> {
    return this.pinsPath === undefined ? [] : readPins(this.pinsPath);
  }

  /** Sets a pin, in turn: reads that end together must not undo each other's. */
  async pin(pin: Pin): Promise<void> {
    const { pinsPath } = this;
    if (pinsPath === undefined) return;
    const turn = this.#pinning.then(async () => {
      const pins = await this.pins();
      const before = pins.find(({ key }) => key === pin.key);
      if (before?.sha256 !== pin.sha256 || before.origin !== pin.origin) await writePins(pinsPath, withPin(pins, pin));
    });
    this.#pinning = turn.catch(() => undefined);
    await turn;
  }

  /** Fetches what the agency serves now, checks it by parsing, and keeps it in the cache; sets no pin. */
  async fetchNow(source: SourceFile, signal?: AbortSignal): Promise<Read & { readonly bytes: number }> {
    if (source.byHand !== undefined) {
      throw new UserError("data/by-hand", { expected: `a { file } for ${source.key}`, received: "none", action: source.byHand });
    }
    const { bytes, retrievedAt } = await fetchBytes(source.url, { world: this.#world, policy: this.#policy, signal });
    const observations = source.parse(bytes, { file: source.file });
    const sha256 = await this.cache.write(bytes);
    await this.cache.remember({ key: source.key, url: source.url, retrievedAt, sha256 });
    return { ...describe(source, observations, { retrievedAt, sha256, origin: "agency" }), bytes: bytes.length };
  }

  async #readAgency(source: SourceFile, signal: AbortSignal | undefined): Promise<Read> {
    const pin = (await this.pins()).find(({ key }) => key === source.key);
    if (pin) return this.#readPinned(source, pin, signal);
    const latest = await this.cache.latest(source.key);
    const cached = latest && (await this.cache.read(latest.sha256));
    if (latest && cached) {
      const observations = source.parse(cached, { file: source.file });
      const read = describe(source, observations, { ...latest, origin: "cache" });
      await this.pin(pinOf(source.key, read.provenance, cached.length, "agency"));
      return read;
    }
    if (this.offline) throw offlineError(source, "nothing of it");
    const { bytes, ...read } = await this.fetchNow(source, signal);
    await this.pin(pinOf(source.key, read.provenance, bytes, "agency"));
    return read;
  }

  async #readPinned(source: SourceFile, pin: Pin, signal: AbortSignal | undefined): Promise<Read> {
    const cached = await this.cache.read(pin.sha256);
    if (cached) return describe(source, source.parse(cached, { file: source.file }), { ...pin, origin: "cache" });
    if (this.offline) throw offlineError(source, "other bytes than the pinned ones, or none,");
    const { bytes: _, ...read } = await this.fetchNow(source, signal);
    if (read.provenance.sha256 === pin.sha256) return read;
    throw new UserError("data/pin-moved", {
      expected: `the bytes of ${source.key} that were pinned on ${pin.retrievedAt.slice(0, 10)} (as of ${pin.asOf})`,
      received: `others from the agency (as of ${read.provenance.asOf}), and none in the cache`,
      action: "copy .carrybook/cache from where it was pinned, or move the pin on purpose: carrybook data update",
    });
  }

  async #readSnapshot(source: SourceFile): Promise<Read> {
    const key = `snapshot/${source.key}`;
    const read = { observations: snapshotObservations(source.key), provenance: snapshotProvenance(source.key) };
    const pin = (await this.pins()).find((candidate) => candidate.key === key);
    if (pin && pin.sha256 !== read.provenance.sha256) {
      throw new UserError("data/pin-moved", {
        expected: `the embedded figures of ${source.key} that were pinned`,
        received: "others in this version of Carrybook",
        action: "move the pin on purpose: carrybook data update",
      });
    }
    await this.pin(pinOf(key, read.provenance, 0, "snapshot"));
    return read;
  }

  async #readFile(source: SourceFile, key: string, file: string): Promise<Read> {
    const path = resolve(this.folder, file);
    const pin = (await this.pins()).find((candidate) => candidate.key === key);
    const bytes = (await readIfThere(path)) ?? (pin && (await this.cache.read(pin.sha256)));
    if (bytes === undefined) {
      throw new UserError("data/no-file", {
        expected: `a file at ${path}`,
        received: "none",
        action: "check the path: it starts at the notebook",
      });
    }
    const sha256 = sha256Of(bytes);
    if (pin && pin.sha256 !== sha256) {
      throw new UserError("data/pin-moved", {
        expected: `the bytes of ${file} that were pinned on ${pin.retrievedAt.slice(0, 10)}`,
        received: "others in the file now",
        action: "restore the file, or move the pin on purpose: carrybook data update",
      });
    }
    const observations = source.parse(bytes, { file });
    await this.cache.write(bytes);
    const retrievedAt = pin?.retrievedAt ?? this.now();
    const read = describe(source, observations, { retrievedAt, sha256, origin: "file" }, `read from ${file}`);
    await this.pin(pinOf(key, read.provenance, bytes.length, "file"));
    return read;
  }
}

function describe(
  source: SourceFile,
  observations: Observations,
  bytes: { readonly retrievedAt: string; readonly sha256: string; readonly origin: Origin },
  note?: string,
): Read {
  const { agency, series, url } = source;
  const { retrievedAt, sha256, origin } = bytes;
  const known = { agency, series, url, retrievedAt, sha256, origin };
  return { observations, provenance: provenance(note === undefined ? known : { ...known, note }, observations) };
}

/** The pin of a read. */
export function pinOf(key: string, from: Provenance, bytes: number, origin: Pin["origin"]): Pin {
  const { agency, series, url, retrievedAt, sha256, asOf } = from;
  return { key, agency, series, url, retrievedAt, sha256, bytes, asOf, origin };
}

function offlineError(source: SourceFile, cached: string): UserError {
  const embedded = snapshotSize(source.key);
  const alternative =
    embedded > 0 ? `, or pass { from: "snapshot" } for the ${embedded} observations that ship with Carrybook` : "";
  return new UserError("data/offline", {
    expected: `${source.key} in the project's cache`,
    received: `${cached} there, and nothing may be fetched`,
    action: `run once online or copy .carrybook/cache from another machine${alternative}`,
  });
}
