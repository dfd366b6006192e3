import { build } from "esbuild";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumArguments, ensureChromium } from "../../../scripts/vscode/chromium.ts";

/** The colours of one of the editor's themes, as VS Code hands them to a webview. */
export interface PageTheme {
  readonly bodyClass: string;
  readonly foreground: string;
  readonly background: string;
}

export const themes = {
  light: { bodyClass: "vscode-light", foreground: "rgb(59, 59, 59)", background: "rgb(255, 255, 255)" },
  dark: { bodyClass: "vscode-dark", foreground: "rgb(204, 204, 204)", background: "rgb(31, 31, 31)" },
} as const satisfies Record<string, PageTheme>;

/** A page that stands for a notebook's webview, with the renderer active in it, and what went wrong there. */
export interface RendererPage {
  readonly page: Page;
  /** Errors of scripts, violations of the content policy and requests that were tried, as they came. */
  readonly faults: readonly string[];
  show(output: { readonly id: string; readonly mime: string; readonly content: unknown }): Promise<void>;
  dispose(id?: string): Promise<void>;
  setTheme(theme: PageTheme): Promise<void>;
}

const origin = "http://renderer.test";
const entry = join(import.meta.dirname, "..", "..", "..", "src", "renderer", "main.ts");

/** Opens a browser with the renderer bundled as it ships. */
export async function launch(): Promise<{ browser: Browser; bundle: string }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
  return { browser, bundle: outputFiles[0]?.text ?? "" };
}

/** A page under a policy that forbids to evaluate text and to fetch anything but the renderer. */
export async function openPage(browser: Browser, bundle: string): Promise<RendererPage> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const policy = `default-src 'none'; script-src ${origin} 'nonce-start'; style-src 'unsafe-inline'`;
  const start = `import { activate } from "/renderer.js"; globalThis.renderer = activate();`;
  // As VS Code does to the tables of every output.
  const style = `tr:nth-child(even) { background-color: rgb(130, 130, 130); } th, td { padding: 4px 8px; border: none; }`;
  const html = `<!doctype html><meta charset="utf-8"><title>Outputs</title><style>${style}</style>
    <meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module" nonce="start">${start}</script>`;
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/renderer.js") return route.fulfill({ contentType: "text/javascript", body: bundle });
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
    faults.push(`requested ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(`${origin}/`);
  await until(() => page.evaluate("'renderer' in globalThis"));
  const run = async (code: string, argument: unknown) => {
    await page.evaluate(`(${code})(${JSON.stringify(argument)})`);
  };
  return { page, faults, ...actions(run) };
}

/** Waits for something that comes about by itself; the page's policy keeps the driver's own way of waiting out. */
export async function until(holds: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (await holds()) return;
    await setTimeout(20);
  }
  throw new Error(`waited in vain for ${holds.toString()}`);
}

/** What the tests do in the page, written as the page's own code: the tests themselves know no DOM. */
function actions(run: (code: string, argument: unknown) => Promise<void>): Pick<RendererPage, "show" | "dispose" | "setTheme"> {
  return {
    show: (output) =>
      run(
        `({ id, mime, content }) => {
          const target = document.getElementById(id) ?? document.body.appendChild(document.createElement("section"));
          target.id = id;
          renderer.renderOutputItem({ id, mime, json: () => content, text: () => JSON.stringify(content) }, target);
        }`,
        output,
      ),
    dispose: (id) => run(`(id) => renderer.disposeOutputItem(id ?? undefined)`, id ?? null),
    setTheme: (theme) =>
      run(
        `({ bodyClass, foreground, background }) => {
          document.documentElement.style.setProperty("--vscode-editor-foreground", foreground);
          document.documentElement.style.setProperty("--vscode-editor-background", background);
          document.body.className = bodyClass;
        }`,
        theme,
      ),
  };
}
