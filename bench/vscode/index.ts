import * as vscode from "vscode";
import { ask } from "../../test/vscode/suite/driver.ts";
import { activated, emptyExtensions } from "./extensions.ts";

/** Called by the extension host of an editor without notebooks: times how long each extension takes to be loaded and activated. */
export async function run(): Promise<void> {
  let failures = 0;
  try {
    // The first extension that a host activates pays for what the host itself loads.
    await activationMs(`carrybook-bench.${emptyExtensions.first}`);
    const value = await activationMs(`carrybook-bench.${emptyExtensions.timed}`);
    await ask("measured", { name: activated.empty, value });
    await ask("measured", { name: activated.carrybook, value: await activationMs("carrybook.carrybook") });
  } catch (error) {
    failures = 1;
    await ask("report", { line: String(error) });
  }
  await ask("finished", { failures });
}

async function activationMs(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`expected an extension ${id} in the editor, got none`);
  if (extension.isActive) throw new Error(`expected ${id} to wait for the bench, got it active already`);
  const startedMs = performance.now();
  await extension.activate();
  return performance.now() - startedMs;
}
