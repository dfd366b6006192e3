import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { defaultWorld, fetchBytes, type FetchPolicy, type FetchWorld } from "../../src/data/fetch.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const csv: Answer = (_, response) => void response.writeHead(200, { "content-type": "text/csv; charset=utf-8" }).end("a,b\n");
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end();

describe("fetchBytes", () => {
  let server: Server;
  let answers: Answer[];
  let requests: IncomingMessage[];
  let waits: number[];
  let world: FetchWorld;

  before(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      // The last answer stays, for as long as anybody asks.
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    world = {
      // Addresses are https://agency.test/…: only the last step goes to the local server, over plain HTTP.
      fetch: (input, init) =>
        fetch(typeof input === "string" ? input.replace("https://agency.test", `http://127.0.0.1:${port}`) : input, init),
      wait: (delayMs) => {
        waits.push(delayMs);
        return Promise.resolve();
      },
      random: () => 0.5,
      now: () => new Date("2026-05-18T12:00:00.000Z"),
    };
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    [answers, requests, waits] = [[csv], [], []];
  });

  const get = (policy: Partial<FetchPolicy> = {}, options: { url?: string; signal?: AbortSignal } = {}) =>
    fetchBytes(options.url ?? "https://agency.test/DGS10.csv", { world, policy, signal: options.signal });

  it("gives the bytes and the time, and says who asks", async () => {
    const fetched = await get();
    assert.deepEqual([Buffer.from(fetched.bytes).toString(), fetched.retrievedAt], ["a,b\n", "2026-05-18T12:00:00.000Z"]);
    assert.match(requests[0]?.headers["user-agent"] ?? "", /^Carrybook\//);
  });

  it("tries again where a server is busy, waiting longer each time, with jitter", async () => {
    answers = [status(503), status(500), status(429, { "retry-after": "7" }), csv];
    assert.equal((await get({ firstDelayMs: 100 })).bytes.length, 4);
    assert.deepEqual(waits, [75, 150, 7000]);
  });

  it("gives up after the attempts of the policy, with the last reason", async () => {
    answers = [status(503)];
    await assert.rejects(get({ attempts: 3 }), { code: "data/agency-unreachable", received: "HTTP 503" });
    assert.equal(requests.length, 3);
  });

  it("does not ask twice for what is not there", async () => {
    answers = [status(404)];
    await assert.rejects(get(), { code: "data/agency-refused", received: "HTTP 404" });
    assert.equal(requests.length, 1);
  });

  it("tries again after a connection that breaks, and after an answer that stops half way", async () => {
    const half: Answer = (_, response) => {
      response.writeHead(200, { "content-type": "text/csv", "content-length": "100" });
      response.write("a,b\n");
      setImmediate(() => response.destroy());
    };
    answers = [(request) => request.socket.destroy(), half, csv];
    assert.equal((await get()).bytes.length, 4);
    assert.equal(requests.length, 3);
  });

  it("does not wait for ever", async () => {
    answers = [() => undefined];
    await assert.rejects(get({ timeoutMs: 30, attempts: 2 }), {
      code: "data/agency-unreachable",
      received: "no answer within 30 ms",
    });
    assert.equal(requests.length, 2);
  });

  it("stops at once when the caller aborts, also in the middle of an answer", async () => {
    const controller = new AbortController();
    answers = [
      (_, response) => {
        response.writeHead(200, { "content-type": "text/csv" });
        response.write("a,b\n");
        controller.abort(new Error("the cell was interrupted"));
      },
    ];
    await assert.rejects(get({}, { signal: controller.signal }), /the cell was interrupted/);
    assert.equal(requests.length, 1);
  });

  it("stops at once when the caller aborts while it waits for another attempt", async () => {
    answers = [status(503)];
    const signal = AbortSignal.timeout(20);
    const slow = { ...world, wait: defaultWorld.wait };
    const aborted = fetchBytes("https://agency.test/DGS10.csv", {
      world: slow,
      policy: { firstDelayMs: 60_000, maxDelayMs: 60_000 },
      signal,
    });
    await assert.rejects(aborted, { name: "TimeoutError" });
    assert.equal(requests.length, 1);
  });

  it("never takes more bytes than the policy allows, whatever the server announces or packs", async () => {
    answers = [(_, response) => void response.writeHead(200, { "content-type": "text/csv" }).end("x".repeat(2000))];
    await assert.rejects(get({ maxBytes: 1000 }), { code: "data/file-too-large" });
    const packed = gzipSync("x".repeat(100_000));
    const gzip = { "content-type": "text/csv", "content-encoding": "gzip", "content-length": String(packed.length) };
    answers = [(_, response) => void response.writeHead(200, gzip).end(packed)];
    await assert.rejects(get({ maxBytes: 1000 }), { code: "data/file-too-large" });
    assert.equal(requests.length, 2, "no second attempt");
  });

  for (const type of ["text/html; charset=utf-8", "application/json", "image/png"]) {
    it(`refuses ${type} in place of data`, async () => {
      answers = [(_, response) => void response.writeHead(200, { "content-type": type }).end("<html>")];
      await assert.rejects(get(), { code: "data/web-page" });
    });
  }

  it("takes a file without a type: the parser looks at the bytes", async () => {
    answers = [(_, response) => void response.writeHead(200).end("a,b\n")];
    assert.equal((await get()).bytes.length, 4);
  });

  it("follows redirects, but never off HTTPS and not for ever", async () => {
    answers = [status(302, { location: "/moved.csv" }), csv];
    assert.equal((await get()).bytes.length, 4);
    assert.equal(requests[1]?.url, "/moved.csv");
    answers = [status(301, { location: "http://agency.test/DGS10.csv" })];
    await assert.rejects(get(), { code: "data/not-https", message: /http:\/\/agency\.test/ });
    answers = [status(302, { location: "/again.csv" })];
    await assert.rejects(get(), { code: "data/agency-refused", received: "more than 5 redirects" });
  });

  for (const url of ["http://agency.test/a.csv", "ftp://agency.test/a.csv", "file:///etc/passwd", "agency.test/a.csv", ""]) {
    it(`refuses the address "${url}" before any request`, async () => {
      await assert.rejects(get({}, { url }), { code: "data/not-https" });
      assert.equal(requests.length, 0);
    });
  }
});
