import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { type Notebook } from "../../src/language/cell.ts";
import { LanguageClient } from "../../src/language/client.ts";

const processPath = fileURLToPath(new URL("../../dist/language/process.js", import.meta.url));
const notebook: Notebook = {
  id: "n",
  folder: tmpdir(),
  cells: [
    { id: "c1", language: "typescript", text: "const n = 1;" },
    { id: "c2", language: "typescript", text: "n.toUpperCase()" },
  ],
};

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let waits = 0; isRunning(pid) && waits < 200; waits++) await sleep(50);
  assert.equal(isRunning(pid), false, "the process has ended");
}

/** A client that collects what it is told. */
function makeClient(): LanguageClient & { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const client = new LanguageClient({ processPath, onProblem: (problem) => void problems.push(problem) });
  return Object.assign(client, { problems });
}

const codesOf = async (client: LanguageClient) =>
  (await client.ask("diagnostics", { notebook: "n", cell: "c2" }))?.map(({ code }) => code);

describe("the language process", () => {
  it("is started by the first notebook, and by none before", async () => {
    using client = makeClient();
    assert.equal(client.pid, undefined);
    assert.equal(await codesOf(client), undefined);
    client.open(notebook);
    assert.ok(client.pid);
    assert.deepEqual(await codesOf(client), [2339]);
    client.edit("n", "c1", 'const n = "1";');
    assert.deepEqual(await codesOf(client), []);
  }).timeout(30_000);

  it("is replaced when it dies, and knows the cells as they are", async () => {
    using client = makeClient();
    client.open(notebook);
    client.edit("n", "c1", 'const n = "1";');
    assert.deepEqual(await codesOf(client), []);
    const first = client.pid ?? 0;
    const lost = client.ask("hover", { notebook: "n", cell: "c2", offset: 0 });
    process.kill(first, "SIGKILL");
    await lost;
    await untilGone(first);
    for (let waits = 0; (client.pid === undefined || client.pid === first) && waits < 100; waits++) await sleep(20);
    assert.notEqual(client.pid, first);
    assert.deepEqual(await codesOf(client), []);
    assert.match(client.problems.join("\n"), /has ended: SIGKILL[^]*started again/);
  }).timeout(30_000);

  it("goes on after a question that it cannot answer", async () => {
    using client = makeClient();
    client.open(notebook);
    assert.equal(await client.ask("hover", { notebook: "n", cell: "c2", offset: "x" as unknown as number }), undefined);
    assert.deepEqual(await codesOf(client), [2339]);
  }).timeout(30_000);

  it("ends with its client", async () => {
    const client = makeClient();
    client.open(notebook);
    const pid = client.pid ?? 0;
    assert.equal(isRunning(pid), true);
    client[Symbol.dispose]();
    await untilGone(pid);
  });

  it("ends with the process that started it, however that ends", async () => {
    const script = `
      const { LanguageClient } = await import(${JSON.stringify(new URL("../../src/language/client.ts", import.meta.url).href)});
      const client = new LanguageClient({ processPath: ${JSON.stringify(processPath)}, onProblem: console.error });
      client.open(${JSON.stringify(notebook)});
      await client.ask("diagnostics", { notebook: "n", cell: "c2" });
      console.log(client.pid);
      process.kill(process.pid, "SIGKILL");`;
    let told = "";
    try {
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    } catch (error) {
      told = (error as { stdout: string }).stdout;
    }
    assert.match(told, /^\d+\n$/);
    await untilGone(Number(told));
  }).timeout(30_000);
});
