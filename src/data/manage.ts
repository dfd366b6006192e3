import { resolve } from "node:path";
import { isUserError, UserError } from "../base/errors.ts";
import { readIfThere, sha256Of } from "./cache.ts";
import { type SourceFile, sourceFileOf } from "./catalogue.ts";
import { type Changes, compareObservations } from "./changes.ts";
import type { Pin } from "./pins.ts";
import { type DataSession, pinOf } from "./session.ts";
import { snapshotProvenance } from "./snapshot.ts";
import { type Observations, provenance } from "./source.ts";

/** Whether a rerun would read what is pinned. */
export interface PinCheck {
  readonly pin: Pin;
  /** Set where it would not: the bytes are gone or damaged, or this version reads them differently. */
  readonly problem?: UserError;
}

/** What moving a pin did. */
export interface PinUpdate {
  readonly before: Pin;
  /** The pin as it stands now; the same as before where nothing moved. */
  readonly after: Pin;
  /** What is different in the figures; undefined where the earlier bytes are gone. */
  readonly changes?: Changes;
  /** Why the pin did not move. */
  readonly problem?: UserError;
}

/** The pins of a session's notebook, in the order of their keys. */
export async function listPins(session: DataSession): Promise<readonly Pin[]> {
  return session.pins();
}

/** Checks each pin without any network: its bytes are in the cache, whole, and parse; a file of the user's is as it was pinned. */
export async function verifyPins(session: DataSession): Promise<readonly PinCheck[]> {
  const pins = await session.pins();
  return Promise.all(
    pins.map(async (pin): Promise<PinCheck> => {
      const problem = await problemOf(() => verifyPin(session, pin));
      return problem ? { pin, problem } : { pin };
    }),
  );
}

/**
 * Moves pins to what agencies serve now, to the embedded figures of this version and to the files as they are now, and says what is
 * different in the figures. A pin that cannot move stays, with the reason; the others move all the same.
 *
 * @param options - `keys` for some pins only
 * @throws `data/unknown-pin` for a key that is not pinned
 */
export async function updatePins(
  session: DataSession,
  options: { readonly keys?: readonly string[]; readonly signal?: AbortSignal } = {},
): Promise<readonly PinUpdate[]> {
  const pins = await session.pins();
  const unknown = options.keys?.find((key) => !pins.some((pin) => pin.key === key));
  if (unknown !== undefined) {
    throw new UserError("data/unknown-pin", {
      expected: `a key among ${pins.map(({ key }) => key).join(", ") || "no pins"}`,
      received: JSON.stringify(unknown),
      action: "list them with carrybook data list",
    });
  }
  const chosen = pins.filter(({ key }) => options.keys?.includes(key) ?? true);
  return Promise.all(chosen.map((pin) => updatePin(session, pin, options.signal)));
}

async function verifyPin(session: DataSession, pin: Pin): Promise<void> {
  if (pin.origin === "snapshot") {
    if (snapshotProvenance(embeddedKey(pin)).sha256 === pin.sha256) return;
    throw drifted(
      "data/pin-moved",
      `the embedded figures of ${embeddedKey(pin)} that were pinned`,
      "others in this version of Carrybook",
    );
  }
  const { source, file } = sourceOf(pin);
  const onDisk = pin.origin === "file" ? await readIfThere(resolve(session.folder, file)) : undefined;
  if (onDisk && sha256Of(onDisk) !== pin.sha256) {
    throw new UserError("data/pin-moved", {
      expected: `the bytes of ${file} that were pinned on ${pin.retrievedAt.slice(0, 10)}`,
      received: "others in the file now",
      action: "restore the file, or move the pin on purpose: carrybook data update",
    });
  }
  const bytes = onDisk ?? (await session.cache.read(pin.sha256));
  if (!bytes) throw drifted("data/not-cached", `the pinned bytes of ${pin.key} in the cache`, "none there");
  source.parse(bytes, { file });
}

async function updatePin(session: DataSession, before: Pin, signal: AbortSignal | undefined): Promise<PinUpdate> {
  try {
    const { after, observations } = await readNow(session, before, signal);
    if (after.sha256 === before.sha256) return { before, after: before, changes: { added: [], revised: [], removed: [] } };
    const earlier = await earlierOf(session, before);
    await session.pin(after);
    return earlier && observations ? { before, after, changes: compareObservations(earlier, observations) } : { before, after };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isUserError(error)) throw error;
    return { before, after: before, problem: error };
  }
}

/** What a pin would be if it were set now. The figures are left out where the earlier ones cannot be known. */
async function readNow(session: DataSession, pin: Pin, signal: AbortSignal | undefined) {
  if (pin.origin === "snapshot") {
    return { after: pinOf(pin.key, snapshotProvenance(embeddedKey(pin)), 0, "snapshot"), observations: undefined };
  }
  const { source, file } = sourceOf(pin);
  if (pin.origin === "agency") {
    if (session.offline) {
      throw new UserError("data/offline", {
        expected: "a session that may fetch",
        received: "an offline one",
        action: "run it online",
      });
    }
    const { bytes, ...read } = await session.fetchNow(source, signal);
    return { after: pinOf(pin.key, read.provenance, bytes, "agency"), observations: read.observations };
  }
  const bytes = await readIfThere(resolve(session.folder, file));
  if (!bytes)
    throw new UserError("data/no-file", {
      expected: `a file ${file}`,
      received: "none",
      action: "restore it, or take the pin out",
    });
  const observations = source.parse(bytes, { file });
  const { agency, series, url } = source;
  const sha256 = await session.cache.write(bytes);
  const from = provenance({ agency, series, url, sha256, retrievedAt: session.now(), origin: "file" }, observations);
  return { after: pinOf(pin.key, from, bytes.length, "file"), observations };
}

/** The figures behind a pin, or undefined where its bytes are gone, damaged or no longer read. */
async function earlierOf(session: DataSession, pin: Pin): Promise<Observations | undefined> {
  try {
    const bytes = await session.cache.read(pin.sha256);
    const { source, file } = sourceOf(pin);
    return bytes && source.parse(bytes, { file });
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}

/** The file that a pin's key names; a file of the user's stands after a `#`. */
function sourceOf(pin: Pin): { readonly source: SourceFile; readonly file: string } {
  const [key = "", ...rest] = pin.key.split("#");
  const source = sourceFileOf(key);
  return { source, file: pin.origin === "file" ? rest.join("#") : source.file };
}

function embeddedKey(pin: Pin): string {
  return pin.key.replace(/^snapshot\//, "");
}

async function problemOf(check: () => Promise<void>): Promise<UserError | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (isUserError(error)) return error;
    throw error;
  }
}

function drifted(code: "data/pin-moved" | "data/not-cached", expected: string, received: string): UserError {
  return new UserError(code, {
    expected,
    received,
    action: "copy .carrybook/cache from where it was pinned, or move the pin on purpose: carrybook data update",
  });
}
