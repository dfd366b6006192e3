import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folders of one run: fresh each time, so that nothing is left over from the run before. */
export interface SessionFolders extends Disposable {
  readonly workspace: string;
  readonly userData: string;
  readonly extensions: string;
  readonly isTrusted: boolean;
  /** All three lie below it: a process that names it belongs to this run. */
  readonly root: string;
}

/** Settings that keep what the tests do not need from covering the window or reaching for the network. */
const settings = {
  "workbench.colorTheme": "Default Light Modern",
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "window.commandCenter": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "security.workspace.trust.startupPrompt": "never",
  "typescript.disableAutomaticTypeAcquisition": true,
  "files.simpleDialog.enable": true,
};

/**
 * @param sources - folders whose files are copied into the workspace
 * @param isTrusted - whether the workspace is trusted without a question
 */
export function makeSessionFolders(sources: readonly string[], isTrusted: boolean): SessionFolders {
  const root = mkdtempSync(join(tmpdir(), "carrybook-vscode-"));
  using cleanup = new DisposableStack();
  cleanup.defer(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const folders = {
    workspace: join(root, "workspace"),
    userData: join(root, "user-data"),
    extensions: join(root, "extensions"),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  mkdirSync(join(folders.userData, "User"));
  writeFileSync(
    join(folders.userData, "User", "settings.json"),
    JSON.stringify({ ...settings, "security.workspace.trust.enabled": !isTrusted }),
  );
  for (const source of sources) cpSync(source, folders.workspace, { recursive: true });
  const owned = cleanup.move();
  return { ...folders, root, isTrusted, [Symbol.dispose]: () => owned.dispose() };
}
