import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const startTimeoutMs = 60_000;
const pollMs = 200;

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until an address answers well; fails at once when the program that should answer ends first. */
export async function untilAnswers(url: string, exited: Promise<number | null>): Promise<void> {
  const ended = exited.then((exitCode) => {
    throw new Error(`VS Code ended with exit code ${exitCode} before it answered at ${url}`);
  });
  await Promise.race([poll(url), ended]);
}

async function poll(url: string): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    const answers = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await sleep(pollMs);
  }
  throw new Error(`VS Code did not answer at ${url} within ${startTimeoutMs / 1000} s`);
}
