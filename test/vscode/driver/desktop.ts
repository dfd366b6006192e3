import { setTimeout as sleep } from "node:timers/promises";
import { resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { chromium, type Browser, type Page } from "playwright-core";
import { displayPrefix } from "../../../scripts/vscode/desktop.ts";
import { type Launch, type RunningEditor } from "./launch.ts";
import { freePort, untilAnswers } from "./ports.ts";
import { startGroup } from "./process-group.ts";
import { installedExtension, installExtensions, windowSize } from "./served.ts";

const startTimeoutMs = 60_000;
const pollMs = 200;

/** Installs the packaged extension into the session and opens the desktop VS Code, driven over its debugging port. */
export async function launchDesktop(executable: string, launch: Launch): Promise<RunningEditor> {
  const { folders, testsPath, environment, logFile } = launch;
  const data = [`--user-data-dir=${folders.userData}`, `--extensions-dir=${folders.extensions}`];
  const [cli = executable, ...cliArguments] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const kept = cliArguments.filter((argument) => !/^--(user-data|extensions)-dir/.test(argument));
  installExtensions([cli, ...kept, ...data], [launch.vsix, ...launch.otherVsixes]);

  const port = await freePort();
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
      ...(folders.isTrusted ? ["--disable-workspace-trust"] : []),
    ],
    `--remote-debugging-port=${port}`,
    `--extensionDevelopmentPath=${installedExtension(folders.extensions)}`,
    `--extensionTestsPath=${testsPath}`,
    folders.workspace,
  ];
  const editor = starting.use(startGroup(command, args, { logFile, env: { ...process.env, ...environment } }));
  await untilAnswers(`http://127.0.0.1:${port}/json/version`, editor.exited);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  starting.defer(() => browser.close());
  const page = await workbenchPage(browser);
  await page.setViewportSize(windowSize);
  const running = starting.move();
  return { page, exited: editor.exited, [Symbol.asyncDispose]: () => running.disposeAsync() };
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
