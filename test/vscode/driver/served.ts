import { spawnSync } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { chromiumArguments } from "../../../scripts/vscode/chromium.ts";
import { type Launch, type RunningEditor } from "./launch.ts";
import { freePort, untilAnswers } from "./ports.ts";
import { startGroup } from "./process-group.ts";

export const windowSize = { width: 1440, height: 1000 };

/** Installs the packaged extension into the session and opens the served VS Code in a headless Chromium. */
export async function launchServed(
  { serverFolder, chromiumPath }: { readonly serverFolder: string; readonly chromiumPath: string },
  { folders, vsix, otherVsixes, testsPath, environment, logFile }: Launch,
): Promise<RunningEditor> {
  const entry = join(serverFolder, "out", "node", "entry.js");
  const data = ["--user-data-dir", folders.userData, "--extensions-dir", folders.extensions];
  installExtensions([process.execPath, entry, ...data], [vsix, ...otherVsixes]);

  const authority = `127.0.0.1:${await freePort()}`;
  const quiet = ["--disable-telemetry", "--disable-update-check", ...(folders.isTrusted ? ["--disable-workspace-trust"] : [])];
  const driven = ["--vscode-option", "enable-smoke-test-driver"];
  await using starting = new AsyncDisposableStack();
  const server = starting.use(
    startGroup(process.execPath, [entry, "--auth", "none", "--bind-addr", authority, ...data, ...quiet, ...driven], {
      logFile,
      env: { ...process.env, ...environment },
    }),
  );
  await untilAnswers(`http://${authority}/healthz`, server.exited);

  // Left to itself, playwright ends this process on a signal, and the server stays.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments, ...signals });
  starting.defer(() => browser.close());
  const page = await browser.newPage({ viewport: windowSize });
  const { verdict } = await exposeVerdict(page, logFile);
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", remote(installedExtension(folders.extensions))],
    ["extensionTestsPath", remote(testsPath)],
  ]);
  await page.goto(`http://${authority}/?${new URLSearchParams({ folder: folders.workspace, payload }).toString()}`);
  const running = starting.move();
  return { page, exited: Promise.race([verdict, server.exited]), [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Runs an editor's own `--install-extension`. */
export function installExtensions([command, ...args]: readonly [string, ...string[]], vsixes: readonly string[]): void {
  const installs = vsixes.flatMap((vsix) => ["--install-extension", vsix]);
  const { status, stdout, stderr } = spawnSync(command, [...args, ...installs], { encoding: "utf8" });
  if (status !== 0) throw new Error(`VS Code refused to install ${vsixes.join(", ")}:\n${stdout}${stderr}`);
}

/** The folder of Carrybook among the extensions that were installed into the session. */
export function installedExtension(extensions: string): string {
  const names = readdirSync(extensions).filter((name) => name.startsWith("carrybook.carrybook-"));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    throw new Error(`expected one installed Carrybook in ${extensions}, got ${names.length}`);
  return join(extensions, name);
}

/** The workbench calls these two functions of the page: one for each line of the host's console, one when the suite has ended. */
async function exposeVerdict(page: Page, logFile: string): Promise<{ readonly verdict: Promise<number> }> {
  await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
    appendFileSync(logFile, `${[`[page ${type}]`, ...args].map(String).join(" ")}\n`);
  });
  const verdict = new Promise<number>((resolve, reject) => {
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
  });
  return { verdict };
}
