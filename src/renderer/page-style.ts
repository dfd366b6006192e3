import { element } from "./element.ts";

/**
 * Gives the page a style, once: with a sheet in each output the browser would hold every element of the page against all of them,
 * again for each output that comes, and a hundred tables would stop the window for seconds.
 */
export function usePageStyle(name: string, css: string): void {
  if (document.head.querySelector(`style[data-carrybook="${name}"]`)) return;
  document.head.append(element("style", { "data-carrybook": name }, [css]));
}
