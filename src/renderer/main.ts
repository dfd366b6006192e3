import { mime } from "../base/host.ts";
import type { Mount, Mounted, NotebookRenderer } from "./api.ts";
import { chartMount, problem } from "./chart/chart.ts";
import { mountClaims } from "./claims/claims.ts";
import { mountGrid } from "./grid/grid.ts";

const mounts: Readonly<Record<string, Mount>> = {
  [mime.vegaLite]: chartMount("vega-lite"),
  [mime.vega]: chartMount("vega"),
  [mime.table]: mountGrid,
  [mime.claims]: mountClaims,
};

/** What the page of a table in an editor tab calls. */
export { mountPagedGrid } from "./grid/grid.ts";

/** The entry that VS Code calls once in each notebook's webview. */
export function activate(): NotebookRenderer {
  const shown = new Map<string, Mounted>();
  const dispose = (id: string) => {
    shown.get(id)?.dispose();
    shown.delete(id);
  };
  return {
    renderOutputItem(item, element) {
      dispose(item.id);
      try {
        const mount = mounts[item.mime];
        if (!mount) throw new Error(`there is no drawing of ${item.mime}`);
        shown.set(item.id, mount(element, item.json()));
      } catch (error) {
        element.replaceChildren(problem(error));
      }
    },
    disposeOutputItem(id) {
      for (const each of id === undefined ? [...shown.keys()] : [id]) dispose(each);
    },
  };
}
