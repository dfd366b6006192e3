import { setTimeout as sleep } from "node:timers/promises";
import { isUserError, UserError } from "../base/errors.ts";
import { maxFileBytes } from "./parse/source-text.ts";

/** The outside world that fetching needs; tests pass their own. */
export interface FetchWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly now: () => Date;
}

/** Bounds of one download. */
export interface FetchPolicy {
  /** For one attempt, from the request to the last byte. */
  readonly timeoutMs: number;
  /** How often to try in all. */
  readonly attempts: number;
  /** The wait before the second attempt; it doubles with each, up to {@link maxDelayMs}. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

/** What an agency served. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** When the last byte came, ISO 8601 in UTC. */
  readonly retrievedAt: string;
}

/** The machine's own network, clock and chance. */
export const defaultWorld: FetchWorld = {
  fetch: (input, init) => globalThis.fetch(input, init),
  wait: async (delayMs, signal) => {
    await sleep(delayMs, undefined, signal ? { signal } : {});
  },
  random: () => Math.random(),
  now: () => new Date(),
};

/** Patient enough for a slow agency, short enough for a person who waits. */
export const defaultPolicy: FetchPolicy = {
  timeoutMs: 60_000,
  attempts: 4,
  firstDelayMs: 500,
  maxDelayMs: 10_000,
  maxBytes: maxFileBytes,
  maxRedirects: 5,
};

const headers = {
  "user-agent": "Carrybook/0.1 (research notebooks; one download, then cached)",
  accept: "text/csv, text/plain;q=0.9, application/octet-stream;q=0.8, */*;q=0.1",
};

/** Types under which agencies serve csv and text; a file of another type is a page about the file. */
const dataTypes = [
  "text/csv",
  "text/x-csv",
  "text/plain",
  "text/tab-separated-values",
  "text/comma-separated-values",
  "application/csv",
  "application/octet-stream",
  "application/x-download",
  "application/vnd.ms-excel",
];

const worthAnotherTry = [408, 425, 429, 500, 502, 503, 504];

/** What went wrong in one attempt, and whether another may do better. */
class AttemptFailure extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * Downloads a file of an agency: HTTPS only (redirects included), each attempt within a time limit, tried again with growing waits
 * and jitter where the network or the server fails, never more bytes than the policy allows, and only under a data type.
 *
 * @param url - an `https:` address
 * @throws `data/not-https`, `data/agency-refused`, `data/agency-unreachable`, `data/web-page`, `data/file-too-large`; the
 *   signal's reason where the caller aborts
 */
export async function fetchBytes(
  url: string,
  options: {
    readonly world?: FetchWorld;
    readonly policy?: Partial<FetchPolicy>;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<Fetched> {
  const world = options.world ?? defaultWorld;
  const policy = { ...defaultPolicy, ...options.policy };
  const { signal } = options;
  let failure: AttemptFailure | undefined;
  for (let attempt = 0; attempt < policy.attempts; attempt += 1) {
    signal?.throwIfAborted();
    try {
      if (failure) await world.wait(delayMs(attempt, failure, policy, world), signal);
      const bytes = await attemptOnce(url, world, policy, signal);
      return { bytes, retrievedAt: world.now().toISOString() };
    } catch (error) {
      signal?.throwIfAborted();
      if (isUserError(error)) throw error;
      failure = error instanceof AttemptFailure ? error : new AttemptFailure(reasonOf(error, policy), { cause: error });
    }
  }
  throw new UserError("data/agency-unreachable", {
    expected: `${url} to answer within ${policy.attempts} attempts`,
    received: failure?.message ?? "no attempt",
    action: "try again later, or work offline with what the cache and the snapshot have",
    cause: failure,
  });
}

function delayMs(attempt: number, failure: AttemptFailure, policy: FetchPolicy, world: FetchWorld): number {
  const grown = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
  // Half fixed, half random: many notebooks that fail at once do not come back at once.
  const jittered = grown / 2 + (grown / 2) * world.random();
  return Math.max(jittered, Math.min(failure.retryAfterMs ?? 0, policy.maxDelayMs));
}

async function attemptOnce(url: string, world: FetchWorld, policy: FetchPolicy, signal: AbortSignal | undefined) {
  const timeout = AbortSignal.timeout(policy.timeoutMs);
  const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
  let address = requireHttps(url, url);
  for (let redirects = 0; redirects <= policy.maxRedirects; redirects += 1) {
    const response = await world.fetch(address, { headers, redirect: "manual", signal: either });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      address = requireHttps(URL.canParse(location, address) ? new URL(location, address).href : location, url);
      continue;
    }
    return await readResponse(response, url, policy);
  }
  throw new UserError("data/agency-refused", {
    expected: `${url} to lead to a file`,
    received: `more than ${policy.maxRedirects} redirects`,
    action: "open the address in a browser: the agency may have moved the file",
  });
}

async function readResponse(response: Response, url: string, policy: FetchPolicy): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    if (worthAnotherTry.includes(response.status)) {
      throw new AttemptFailure(`HTTP ${response.status}`, { retryAfterMs: retryAfterMs(response) });
    }
    throw new UserError("data/agency-refused", {
      expected: `${url} to serve a file`,
      received: `HTTP ${response.status}`,
      action: "check the series id; if that is right, the agency may have moved the file",
    });
  }
  const type = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "" && !dataTypes.includes(type)) {
    await response.body?.cancel();
    throw new UserError("data/web-page", {
      expected: `${url} to serve csv or text`,
      received: type,
      action: "open the address in a browser: the agency may be down or may have moved the file",
    });
  }
  return readBounded(response, url, policy.maxBytes);
}

async function readBounded(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The length that a server announces is its claim, and of the packed bytes: only what comes counts.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new UserError("data/file-too-large", {
        expected: `at most ${maxBytes} bytes from ${url}`,
        received: "more",
        action: "check that this is the agency's file",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function requireHttps(address: string, url: string): string {
  if (URL.canParse(address) && new URL(address).protocol === "https:") return address;
  throw new UserError("data/not-https", {
    expected: "an address that starts with https:",
    received: address === url ? address : `${address}, to which ${url} redirects`,
    action: "figures are fetched over HTTPS only: download the file yourself and read it with { file }",
  });
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

function reasonOf(error: unknown, policy: FetchPolicy): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${policy.timeoutMs} ms`;
  const cause: unknown = error.cause;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
