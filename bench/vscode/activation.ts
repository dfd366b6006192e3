import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, runTool } from "../../scripts/run/tool.ts";
import { bundleSuite } from "../../scripts/vscode/bundle-suite.ts";
import { findEditor } from "../../scripts/vscode/editor.ts";
import { packageExtension } from "../../scripts/vscode/package-extension.ts";
import { runSuite, type SuiteRun } from "../../test/vscode/driver/run.ts";
import { activated, emptyExtensions } from "./extensions.ts";

/** How long two extensions took to be activated in one start of the editor, each loaded for the first time there. */
export interface Activation {
  readonly carrybookMs: number;
  readonly emptyMs: number;
}

/** A VS Code to start again and again, with the packaged extension, empty ones beside it, and a workspace without notebooks. */
export class ActivationRig implements Disposable {
  readonly #run: SuiteRun;
  readonly #folder: string;

  private constructor(run: SuiteRun, folder: string) {
    this.#run = run;
    this.#folder = folder;
  }

  static async prepare(): Promise<ActivationRig> {
    const editor = await findEditor();
    const vsix = await packageExtension("platform", { isQuiet: true });
    const testsPath = await bundleSuite("bench/vscode");
    const folder = mkdtempSync(join(tmpdir(), "carrybook-bench-"));
    const otherVsixes = Object.values(emptyExtensions).map((name) => packageEmptyExtension(folder, name));
    const outFolder = join(root, "out", "bench-vscode");
    const run = {
      editor,
      vsix,
      testsPath,
      otherVsixes,
      outFolder,
      isTrusted: true,
      workspaceSources: [],
      timeoutMs: 120_000,
    };
    return new ActivationRig(run, folder);
  }

  /** Starts the editor once. */
  async measure(): Promise<Activation> {
    const figures = new Map<string, number>();
    const failures = await runSuite({ ...this.#run, onMeasured: (name, value) => figures.set(name, value) });
    const [carrybookMs, emptyMs] = [figures.get(activated.carrybook), figures.get(activated.empty)];
    if (failures > 0 || carrybookMs === undefined || emptyMs === undefined)
      throw new Error("the editor did not give the times of activation: see what it reported above");
    return { carrybookMs, emptyMs };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Packages an extension that nothing but its own `activate()` call activates, and that does nothing then. */
function packageEmptyExtension(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  const manifest = { name, publisher: "carrybook-bench", version: "1.0.0", engines: { vscode: "^1.120.0" }, main: "./main.cjs" };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ ...manifest, extensionKind: ["workspace"], activationEvents: [] }),
  );
  writeFileSync(join(folder, "main.cjs"), "exports.activate = () => {};\n");
  const vsix = join(parent, `${name}.vsix`);
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  if (runTool("@vscode/vsce", "vsce", args, { cwd: folder, isQuiet: true }) !== 0)
    throw new Error(`vsce could not package ${name}: see its messages above`);
  return vsix;
}
