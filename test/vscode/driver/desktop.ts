import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { chromium, type Browser, type Page } from "playwright-core";
import { displayPrefix } from "../../../scripts/vscode/desktop.ts";
import { type Launch, type RunningEditor } from "./launch.ts";
import { startGroup } from "./process-group.ts";
import { installedExtension, installExtension, windowSize } from "./served.ts";

const startTimeoutMs = 60_000;
const pollMs = 200;

/** Installs the packaged extension into the session and opens the desktop VS Code, driven over its debugging port. */
export async function launchDesktop(executable: string, launch: Launch): Promise<RunningEditor> {
  const { folders, testsPath, environment, logFile } = launch;
  const data = [`--user-data-dir=${folders.userData}`, `--extensions-dir=${folders.extensions}`];
  const [cli = executable, ...cliArguments] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const kept = cliArguments.filter((argument) => !/^--(user-data|extensions)-dir/.test(argument));
  installExtension([cli, ...kept, ...data], launch.vsix);

  await using starting = new AsyncDisposableStack();
  const [command = executable, ...args] = [
    ...(displayPrefix() ?? []),
    executable,
    ...data,
    ...[
      "--no-sandbox",
      "--disable-gpu",
      "--disable-updates",
      "--skip-welcome",
      "--skip-release-notes",
      "--disable-workspace-trust",
    ],
    "--remote-debugging-port=0",
    `--extensionDevelopmentPath=${installedExtension(folders.extensions)}`,
    `--extensionTestsPath=${testsPath}`,
    folders.workspace,
  ];
  const editor = starting.use(startGroup(command, args, { logFile, env: { ...process.env, ...environment } }));
  const browser = await connect(join(folders.userData, "DevToolsActivePort"));
  starting.defer(() => browser.close());
  const page = await workbenchPage(browser);
  await page.setViewportSize(windowSize);
  const running = starting.move();
  return { page, exited: editor.exited, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Chromium writes the port that it chose into this file of its user data. */
async function connect(portFile: string): Promise<Browser> {
  const deadline = performance.now() + startTimeoutMs;
  while (!existsSync(portFile)) {
    if (performance.now() > deadline) throw new Error(`VS Code opened no debugging port within ${startTimeoutMs / 1000} s`);
    await sleep(pollMs);
  }
  const [port] = readFileSync(portFile, "utf8").split("\n");
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
}

async function workbenchPage(browser: Browser): Promise<Page> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((candidate) => candidate.url().includes("workbench"));
    if (page) return page;
    await sleep(pollMs);
  }
  throw new Error("the desktop VS Code showed no workbench");
}
