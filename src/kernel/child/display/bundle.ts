import { types } from "node:util";
import { isUserError } from "../../../base/errors.ts";
import { displayHook, type MimeBundle } from "../../../base/host.ts";
import { isThenable } from "../awaitable.ts";
import { chartBundle } from "./chart/chart.ts";
import { chartSpecOf } from "./chart/spec.ts";
import { errorText } from "./error.ts";
import { base64, imageBundle } from "./image.ts";
import { inspectBounded, messageOf } from "./inspect.ts";
import { elementBundle } from "./rich.ts";
import { tableBundle } from "./table/bundle.ts";
import { tableView } from "./table/table.ts";

/**
 * The forms in which a value is shown. Never throws, and a promise that it gives never rejects: what goes wrong while a
 * value is made ready is itself shown.
 *
 * @returns the bundle; undefined for `undefined` and for a display method that gives an empty bundle, as nothing is to be
 *   shown then. A promised bundle may likewise turn out empty.
 *
 * @example
 * toBundle(0.043); // { "text/plain": "0.043" }
 */
export function toBundle(value: unknown): MimeBundle | Promise<MimeBundle> | undefined {
  if (value === undefined) return undefined;
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return plainBundle(value);
  try {
    if (types.isProxy(value) && !mayBeAsked(value)) return plainBundle(value);
    const hook = displayMethod(value);
    return hook ? hooked(value, hook) : (recognised(value) ?? plainBundle(value));
  } catch (error) {
    return failedBundle(value, "it cannot be shown in full", error);
  }
}

/** The value as bounded text and nothing else. */
function plainBundle(value: unknown): MimeBundle {
  return { "text/plain": inspectBounded(value) };
}

/** Why a richer form is missing, then the value as text. */
function failedBundle(value: unknown, what: string, error: unknown): MimeBundle {
  const reason = isUserError(error) ? `${error.message} (${error.code})` : messageOf(error);
  return { "text/plain": `[${what}: ${reason}]\n${inspectBounded(value)}` };
}

/** Whether a proxy lets itself be asked for a display method. */
function mayBeAsked(proxy: object): boolean {
  try {
    displayMethod(proxy);
    return true;
  } catch {
    return false;
  }
}

function displayMethod(value: object): (() => unknown) | undefined {
  const method = (value as { [displayHook]?: unknown })[displayHook];
  return typeof method === "function" ? (method as () => unknown) : undefined;
}

const hookFailed = "its display method failed";

function hooked(value: object, hook: () => unknown): MimeBundle | Promise<MimeBundle> | undefined {
  try {
    const outcome = hook.call(value);
    if (isThenable(outcome)) return promised(value, outcome);
    const bundle = sendable(outcome);
    return Object.keys(bundle).length > 0 ? bundle : undefined;
  } catch (error) {
    return failedBundle(value, hookFailed, error);
  }
}

async function promised(value: object, outcome: unknown): Promise<MimeBundle> {
  try {
    return sendable(await outcome);
  } catch (error) {
    return failedBundle(value, hookFailed, error);
  }
}

/** A hook's outcome as a bundle that can be written as JSON: bytes become base64, and what JSON cannot hold is refused. */
function sendable(outcome: unknown): MimeBundle {
  if (typeof outcome !== "object" || outcome === null || Array.isArray(outcome)) {
    throw new TypeError(`it gave ${Array.isArray(outcome) ? "a list" : inspectBounded(outcome)}, not an object of MIME types`);
  }
  const entries = Object.entries(outcome).filter(([, content]) => content !== undefined);
  const odd = entries.find(([type]) => !type.includes("/"));
  if (odd) throw new TypeError(`it gave "${odd[0]}", which is no MIME type`);
  return Object.fromEntries(entries.map(([type, content]) => [type, sendableContent(type, content)]));
}

function sendableContent(type: string, content: unknown): unknown {
  if (typeof content === "string") return content;
  if (content instanceof Uint8Array) return base64(content);
  if (/^(text\/|image\/svg\+xml)/.test(type)) return linesOf(type, content);
  const text = JSON.stringify(content) as string | undefined;
  if (text === undefined) throw new TypeError(`its ${type} is ${inspectBounded(content)}, which JSON cannot hold`);
  return JSON.parse(text);
}

/** Text, which a notebook file may also hold as a list of lines. */
function linesOf(type: string, content: unknown): string {
  if (Array.isArray(content) && content.every((line) => typeof line === "string")) return content.join("");
  throw new TypeError(`its ${type} is ${inspectBounded(content)}, not a text`);
}

/** The richer forms of values that have no display method, the first that fits. */
function recognised(value: object): MimeBundle | Promise<MimeBundle> | undefined {
  if (types.isProxy(value)) return undefined;
  if (value instanceof Uint8Array) return imageBundle(value);
  if (types.isNativeError(value)) return { "text/plain": errorText(value) };
  const table = tableView(value);
  if (table) return tableBundle(table);
  const chart = chartSpecOf(value);
  if (chart) return chartBundle(chart).catch((error: unknown) => failedBundle(value, "the chart cannot be drawn", error));
  return elementBundle(value);
}
