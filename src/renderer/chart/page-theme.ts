import type { Mounted } from "../api.ts";
import type { Theme } from "./theme.ts";

/** Reads the editor's theme where an element stands; outside VS Code, the page's own colours. */
export function pageTheme(target: HTMLElement): Theme {
  const style = getComputedStyle(target);
  const read = (...names: readonly string[]) => names.map((name) => style.getPropertyValue(name).trim()).find(Boolean);
  return {
    foreground: read("--vscode-editor-foreground", "--vscode-foreground") ?? style.color,
    background: read("--vscode-notebook-outputContainerBackgroundColor", "--vscode-editor-background") ?? "white",
    font: read("--vscode-font-family") ?? style.fontFamily,
  };
}

/** Calls back when the editor's theme changes: VS Code then changes the class of the body and the variables of the root. */
export function onThemeChange(changed: () => void): Mounted {
  const observer = new MutationObserver(changed);
  const attributes = { attributes: true, attributeFilter: ["class", "style", "data-vscode-theme-id", "data-vscode-theme-kind"] };
  observer.observe(document.body, attributes);
  observer.observe(document.documentElement, attributes);
  return { dispose: () => observer.disconnect() };
}
