import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KernelClient } from "../../src/kernel/client.ts";
import type { CellEvent } from "../../src/kernel/protocol.ts";

const root = join(import.meta.dirname, "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("the README", () => {
  it("shows a cell that works when pasted: a claim that reproduces and the arithmetic", async () => {
    const code = /```ts\n([^]*?)\n```/.exec(readme)?.[1] ?? "";
    assert.ok(code.split("\n").length <= 11, "the cell is longer than ten lines");
    await using kernel = await KernelClient.start({
      childPath: join(root, "src", "kernel", "child", "main.ts"),
      folder: tmpdir(),
      modules: { carrybook: join(root, "src", "library.ts") },
    });
    const events: CellEvent[] = [];
    const outcome = await kernel.execute({ cellId: "pasted", position: 1, code }, (event) => events.push(event));
    assert.equal(outcome.status, "ok", outcome.error?.text);
    const texts = events.flatMap((event) => ("bundle" in event ? [String(event.bundle["text/plain"])] : []));
    assert.match(texts.join("\n"), /✓ reproduces: A hedged Treasury earns 0\.30%/);
    assert.match(texts.at(-1) ?? "", /^hedgedReturn = 0\.30%/);
  });

  it("links only to what is there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
    assert.ok(links.length > 5);
    for (const link of links) assert.doesNotThrow(() => readFileSync(join(root, link)), `${link} is missing`);
  });
});
