import { type Editor } from "../../test/vscode/driver/run.ts";
import { ensureChromium } from "./chromium.ts";
import { findDesktop } from "./desktop.ts";
import { installServedWorkbench } from "./served-workbench.ts";

/** A real VS Code to drive: the desktop build where there is one, else the served one, installed if need be. */
export async function findEditor(): Promise<Editor> {
  const executable = await findDesktop();
  if (executable) return { kind: "desktop", executable };
  const serverFolder = await installServedWorkbench();
  return { kind: "served", serverFolder, chromiumPath: ensureChromium() };
}
