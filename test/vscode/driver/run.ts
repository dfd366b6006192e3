import { EventEmitter, once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launchDesktop } from "./desktop.ts";
import { type Launch, type RunningEditor } from "./launch.ts";
import { pageHandlers } from "./page.ts";
import { processesNaming } from "./process-group.ts";
import { launchServed } from "./served.ts";
import { serveDriver } from "./server.ts";
import { makeSessionFolders } from "./session.ts";

/** The editor to run in: the desktop build, or the served one in a Chromium. */
export type Editor =
  | { readonly kind: "desktop"; readonly executable: string }
  | { readonly kind: "served"; readonly serverFolder: string; readonly chromiumPath: string };

export interface SuiteRun {
  readonly editor: Editor;
  readonly vsix: string;
  /** Other packages, which are installed beside it. */
  readonly otherVsixes?: readonly string[];
  readonly testsPath: string;
  /** Whether the workspace is trusted from the start; else the editor opens it in Restricted Mode. */
  readonly isTrusted: boolean;
  /** Folders whose files make up the workspace. */
  readonly workspaceSources: readonly string[];
  /** Where screenshots and the editor's log go. */
  readonly outFolder: string;
  /** Runs only the tests whose title matches. */
  readonly grep?: string | undefined;
  /** Is given the figures that a suite measures. */
  readonly onMeasured?: (name: string, value: number) => void;
  readonly timeoutMs: number;
}

const orphanTimeoutMs = 10_000;

/**
 * Runs the suite in a real VS Code, printing its report as it comes.
 *
 * @returns the number of failures; a process that outlived the editor is one
 * @throws when the suite did not come to its end, with the end of the editor's log
 */
export async function runSuite(run: SuiteRun): Promise<number> {
  const { vsix, testsPath, otherVsixes = [] } = run;
  const logFile = join(run.outFolder, "vscode.log");
  rmSync(logFile, { force: true });
  using folders = makeSessionFolders(run.workspaceSources, run.isTrusted);
  let page: RunningEditor["page"] | undefined;
  const suite = new EventEmitter<{ finished: [failures: number] }>();
  const finished = once(suite, "finished").then(([failures]) => failures as number);
  const pageInUse = () => {
    if (!page) throw new Error("the editor's window is not open yet");
    return page;
  };
  await using driver = await serveDriver({
    ...pageHandlers(pageInUse, join(run.outFolder, "screenshots")),
    report: ({ line }) => console.log(line),
    measured: ({ name, value }) => run.onMeasured?.(name, value),
    finished: ({ failures }) => void suite.emit("finished", failures),
  });
  const environment = { CARRYBOOK_DRIVER_URL: driver.url, CARRYBOOK_GREP: run.grep ?? "" };
  using interrupted = interruption();
  let failed: number;
  {
    await using editor = await launch(run.editor, { folders, vsix, otherVsixes, testsPath, environment, logFile });
    page = editor.page;
    const ended = editor.exited.then((exitCode) => sleep(1_000, `the extension host ended early, with exit code ${exitCode}`));
    const tooLate = sleep(run.timeoutMs, `the suite did not end within ${run.timeoutMs / 1000} s`, { ref: false });
    const outcome = await Promise.race([finished, ended, tooLate, interrupted.reason]);
    if (typeof outcome === "string") throw new Error(`${outcome}\n${lastLines(logFile)}`);
    failed = outcome;
  }
  return failed + (await countOrphans(folders.root));
}

function launch(editor: Editor, options: Launch): Promise<RunningEditor> {
  return editor.kind === "desktop" ? launchDesktop(editor.executable, options) : launchServed(editor, options);
}

/** Settles when the user stops the run, so that all that was started is ended in order. */
function interruption(): Disposable & { readonly reason: Promise<string> } {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const { promise: reason, resolve } = Promise.withResolvers<string>();
  const onSignal = (signal: NodeJS.Signals) => resolve(`stopped by ${signal}`);
  for (const signal of signals) process.on(signal, onSignal);
  return { reason, [Symbol.dispose]: () => signals.forEach((signal) => process.off(signal, onSignal)) };
}

/** The editor was just killed: a kernel must notice that and end by itself, soon. */
async function countOrphans(root: string): Promise<number> {
  const deadline = performance.now() + orphanTimeoutMs;
  let orphans = processesNaming(root);
  while (orphans.length > 0 && performance.now() < deadline) {
    await sleep(200);
    orphans = processesNaming(root);
  }
  for (const { pid, command } of orphans) {
    console.error(`  a process outlived the editor: ${pid} ${command}`);
    process.kill(pid, "SIGKILL");
  }
  return orphans.length;
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, { encoding: "utf8", flag: "a+" }).trimEnd().split("\n").slice(-40).join("\n");
}
