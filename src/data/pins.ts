import { UserError } from "../base/errors.ts";
import { readIfThere, writeWhole } from "./cache.ts";

/** A read that a notebook has made: which bytes, from where and when. A rerun reads the same bytes. */
export interface Pin {
  /** What was asked for: `fred/DGS10`. */
  readonly key: string;
  readonly agency: string;
  readonly series: string;
  readonly url: string;
  readonly retrievedAt: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly asOf: string;
  readonly origin: "agency" | "snapshot" | "file";
}

const version = 1;

const textFields = ["key", "agency", "series", "url", "retrievedAt", "sha256", "asOf"] as const;

/** The pin file beside a notebook: `rates.ipynb` has `rates.pins.json`. */
export function pinsPathOf(notebook: string): string {
  return notebook.replace(/\.ipynb$/, "") + ".pins.json";
}

/**
 * Reads a pin file; no file is no pins.
 *
 * @throws `data/bad-pins` naming the file, for anything that Carrybook would not have written
 */
export async function readPins(path: string): Promise<readonly Pin[]> {
  const bytes = await readIfThere(path);
  if (bytes === undefined) return [];
  const content = parseJson(bytes);
  if (!isRecord(content) || content["carrybookPins"] !== version || !Array.isArray(content["reads"])) {
    throw badPins(path, `{ "carrybookPins": ${version}, "reads": […] }`, "another content");
  }
  const reads = content["reads"] as readonly unknown[];
  const bad = reads.findIndex((read) => !isPin(read));
  if (bad !== -1)
    throw badPins(
      path,
      "each read with key, agency, series, url, retrievedAt, sha256, bytes, asOf and origin",
      `read ${bad + 1} without`,
    );
  const pins = reads as readonly Pin[];
  const twice = pins.find((pin, index) => pins.findIndex(({ key }) => key === pin.key) !== index);
  if (twice) throw badPins(path, "each key once", `"${twice.key}" twice`);
  return pins;
}

/** Writes a pin file, sorted by key so that two runs and two people write the same text. */
export async function writePins(path: string, pins: readonly Pin[]): Promise<void> {
  const reads = [...pins].sort((a, b) => (a.key < b.key ? -1 : 1)).map(inOrder);
  await writeWhole(path, `${JSON.stringify({ carrybookPins: version, reads }, undefined, 2)}\n`);
}

/** The pins with one more, or with one in the place of an earlier pin of the same key. */
export function withPin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  return [...pins.filter(({ key }) => key !== pin.key), pin];
}

function inOrder(pin: Pin): Pin {
  const { key, agency, series, url, retrievedAt, sha256, bytes, asOf, origin } = pin;
  return { key, agency, series, url, retrievedAt, sha256, bytes, asOf, origin };
}

function isPin(read: unknown): read is Pin {
  if (!isRecord(read) || textFields.some((field) => typeof read[field] !== "string")) return false;
  const { sha256, bytes, origin } = read;
  const hash = typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256);
  return hash && Number.isInteger(bytes) && (origin === "agency" || origin === "snapshot" || origin === "file");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function badPins(path: string, expected: string, received: string): UserError {
  return new UserError("data/bad-pins", {
    expected: `${path} to hold ${expected}`,
    received,
    action: "restore it from version control; deleting it lets the notebook read the newest figures",
  });
}
