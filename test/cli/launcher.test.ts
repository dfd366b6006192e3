import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const launcher = join(import.meta.dirname, "..", "..", "bin", "carrybook.mjs");

/** A command that tells how it was started; asked to, it fails or waits for a signal. */
const command = `
  const [task] = process.argv.slice(2);
  console.log(JSON.stringify({ args: process.argv.slice(2), pretends: process.versions.node === "20.0.0" }));
  if (task === "fail") process.exitCode = 7;
  if (task === "wait") {
    for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
    setInterval(() => undefined, 1000);
  }
`;

describe("the launcher", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "carrybook-launcher-"));
    await mkdir(join(folder, "bin"));
    await cp(launcher, join(folder, "bin", "carrybook.mjs"));
    await writeFile(join(folder, "old-node.mjs"), `Object.defineProperty(process.versions, "node", { value: "20.0.0" });`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const build = async () => {
    await mkdir(join(folder, "dist"));
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    await writeFile(join(folder, "dist", "cli.js"), command);
  };
  const installNode = async () => {
    await mkdir(join(folder, "node_modules", "node", "bin"), { recursive: true });
    await writeFile(join(folder, "node_modules", "node", "package.json"), "{}");
    await symlink(process.execPath, join(folder, "node_modules", "node", "bin", "node"));
  };
  const start = (args: readonly string[], { oldNode }: { oldNode: boolean }) => {
    const pretend = oldNode ? ["--import", pathToFileURL(join(folder, "old-node.mjs")).href] : [];
    return spawn(process.execPath, [...pretend, join(folder, "bin", "carrybook.mjs"), ...args], { timeout: 15_000 });
  };

  it("says to build where nothing is built", async () => {
    const ended = await end(start([], { oldNode: false }));
    assert.equal(ended.code, 2);
    assert.equal(ended.error, `carrybook: it is not built: run "npm run build" in ${folder}\n`);
  });

  it("runs the command on a Node that is new enough, with its arguments and exit code", async () => {
    await build();
    const ended = await end(start(["fail", "a b", "--c"], { oldNode: false }));
    assert.deepEqual(JSON.parse(ended.out), { args: ["fail", "a b", "--c"], pretends: false });
    assert.equal(ended.code, 7);
  });

  it("starts again on the package's own Node where this one is too old", async () => {
    await build();
    await installNode();
    const ended = await end(start(["fail", "a b"], { oldNode: true }));
    assert.deepEqual(JSON.parse(ended.out), { args: ["fail", "a b"], pretends: false });
    assert.equal(ended.code, 7);
  });

  it("says what it needs where this Node is too old and there is no other", async () => {
    await build();
    const ended = await end(start([], { oldNode: true }));
    assert.equal(ended.code, 2);
    assert.match(ended.error, /^carrybook: it needs Node 24 or later, and this is v[^\n]+\n$/);
  });

  for (const [signal, code] of [
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const) {
    it(`passes ${signal} on and ends as the command does`, async () => {
      await build();
      await installNode();
      const child = start(["wait"], { oldNode: true });
      child.stdout.once("data", () => child.kill(signal));
      assert.equal((await end(child)).code, code);
    });
  }
});

function end(child: ChildProcess): Promise<{ code: number | null; out: string; error: string }> {
  const written = { out: "", error: "" };
  child.stdout?.on("data", (bytes: Buffer) => void (written.out += bytes.toString()));
  child.stderr?.on("data", (bytes: Buffer) => void (written.error += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...written }));
  });
}
