import type { Mount } from "../api.ts";
import { element, oncePerFrame } from "../element.ts";
import { GridModel } from "./model.ts";
import { readResource, type GridColumn } from "./resource.ts";
import { rowsInView } from "./rows-in-view.ts";
import { gridStyle, rowHeightPx } from "./style.ts";

/** Tables up to this length are taken in at a glance and need no filter. */
const shortRows = 10;
const narrowestCharacters = 5;
const widestCharacters = 48;

/** Draws a table: the rows in view, sorted by a click on a header, filtered by a text field. */
export const mountGrid: Mount = (target, content) => {
  const model = new GridModel(readResource(content));
  const head = headCells(model);
  const body = element("tbody");
  const status = element("span", { class: "cb-grid-status", role: "status" });
  const scroll = element("div", { class: "cb-grid-scroll", tabindex: "0", role: "region", "aria-label": "Table, scrollable" }, [
    element("table", { "aria-rowcount": String(model.rowCount + 1), "aria-colcount": String(model.data.columns.length) }, [
      widths(model),
      element("thead", {}, [element("tr", { "aria-rowindex": "1" }, head)]),
      body,
    ]),
  ]);
  const filter = element("input", {
    class: "cb-grid-filter",
    type: "search",
    placeholder: "Filter rows",
    "aria-label": "Filter rows",
  });
  const bar = element("div", { class: "cb-grid-bar" }, model.rowCount > shortRows ? [filter, status] : [status]);
  target.replaceChildren(element("div", { class: "cb-grid" }, [element("style", {}, [gridStyle]), bar, scroll]));

  const drawRows = () => drawBody(body, model, scroll);
  const redraw = oncePerFrame(drawRows);
  const refresh = () => {
    status.textContent = model.status;
    scroll.querySelector("table")?.setAttribute("aria-rowcount", String(model.rowCount + 1));
    markSort(head, model);
    drawRows();
  };
  scroll.addEventListener("scroll", redraw, { passive: true });
  filter.addEventListener("input", () => {
    model.filterBy(filter.value);
    scroll.scrollTop = 0;
    refresh();
  });
  head.forEach((cell, column) =>
    cell.querySelector("button")?.addEventListener("click", () => {
      model.toggleSort(column);
      refresh();
    }),
  );
  // The frame may get its height only after this returns, and changes it with the window.
  const observer = new ResizeObserver(redraw);
  observer.observe(scroll);
  refresh();
  return {
    dispose() {
      observer.disconnect();
      redraw.cancel();
      target.replaceChildren();
    },
  };
};

function headCells(model: GridModel): HTMLTableCellElement[] {
  return model.data.columns.map((column) =>
    element("th", { scope: "col", class: alignment(column), title: column.name }, [
      element("button", { type: "button" }, [
        element("span", {}, [column.name]),
        element("span", { class: "cb-arrow", "aria-hidden": "true" }),
      ]),
    ]),
  );
}

/** Fixed from the first, as the rows that come into view must not move the columns. */
function widths(model: GridModel): HTMLElement {
  const columns = model.data.columns.map((_unused, column) => {
    const characters = Math.min(widestCharacters, Math.max(narrowestCharacters, model.widthCharacters(column)));
    return element("col", { style: `width: calc(${characters}ch + 22px)` });
  });
  return element("colgroup", {}, columns);
}

function markSort(head: readonly HTMLTableCellElement[], model: GridModel): void {
  head.forEach((cell, column) => {
    const direction = model.sort?.column === column ? model.sort.direction : undefined;
    if (direction) cell.setAttribute("aria-sort", direction);
    else cell.removeAttribute("aria-sort");
    const arrow = cell.querySelector(".cb-arrow");
    if (arrow) arrow.textContent = direction === "ascending" ? "▲" : direction === "descending" ? "▼" : "";
  });
}

function drawBody(body: HTMLElement, model: GridModel, scroll: HTMLElement): void {
  const { rowCount } = model;
  const viewportPx = scroll.clientHeight || rowHeightPx * 18;
  const view = rowsInView({ rowCount, rowHeightPx, scrollTopPx: scroll.scrollTop, viewportPx });
  const rows: HTMLElement[] = [space(view.abovePx)];
  for (let row = view.first; row < view.end; row += 1) rows.push(bodyRow(model, row));
  rows.push(space(view.belowPx));
  if (rowCount === 0) rows.push(emptyRow(model));
  body.replaceChildren(...rows);
}

function space(heightPx: number): HTMLElement {
  return element("tr", { class: "cb-space", "aria-hidden": "true" }, [element("td", { style: `height: ${heightPx}px` })]);
}

function bodyRow(model: GridModel, row: number): HTMLElement {
  const cells = model.data.columns.map((column, index) => {
    const { text, missing } = model.cell(row, index);
    const title: Record<string, string> = text.length > widestCharacters ? { title: text } : {};
    return element("td", { class: `${alignment(column)}${missing ? " cb-missing" : ""}`, ...title }, [text]);
  });
  return element("tr", { "aria-rowindex": String(row + 2), ...(row % 2 === 1 ? { class: "cb-odd" } : {}) }, cells);
}

function emptyRow(model: GridModel): HTMLElement {
  const text = model.data.rows.length > 0 ? "No row matches the filter" : "No rows";
  return element("tr", {}, [
    element("td", { colspan: String(Math.max(1, model.data.columns.length)), class: "cb-missing" }, [text]),
  ]);
}

function alignment(column: GridColumn): string {
  return column.numeric ? "cb-number" : "cb-text";
}
