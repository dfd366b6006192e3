import type { Mount, Mounted } from "../api.ts";
import { element, oncePerFrame } from "../element.ts";
import { usePageStyle } from "../page-style.ts";
import { GridModel } from "./model.ts";
import { type PageSource, PagedRows, pageRows } from "./paged.ts";
import { readResource, type GridColumn } from "./resource.ts";
import type { GridRows } from "./rows.ts";
import { rowsInView } from "./rows-in-view.ts";
import { gridStyle, rowHeightPx } from "./style.ts";

/** Tables up to this length are taken in at a glance and need no filter. */
const shortRows = 10;
const narrowestCharacters = 5;
const widestCharacters = 48;

/** Draws a table: the rows in view, sorted by a click on a header, filtered by a text field. */
export const mountGrid: Mount = (target, content) => mountRows(target, new GridModel(readResource(content)));

/** A table that lies elsewhere, drawn as its rows come into view, and anew when another has taken its place. */
export interface PagedGrid extends Mounted {
  /** Asks whether the table is still the same. */
  refresh(): void;
}

/** Draws a table of any length, whose rows a source gives; undefined where it has none. */
export async function mountPagedGrid(target: HTMLElement, source: PageSource): Promise<PagedGrid | undefined> {
  const first = await source({ offset: 0, limit: pageRows });
  if (!first) return undefined;
  let mounted: DrawnRows | undefined;
  const rows = new PagedRows(first, source, (hasOtherColumns) => {
    if (!hasOtherColumns) return mounted?.redraw();
    mounted?.dispose();
    mounted = mountRows(target, rows);
  });
  mounted = mountRows(target, rows);
  return { dispose: () => mounted?.dispose(), refresh: () => rows.refresh() };
}

interface DrawnRows extends Mounted {
  redraw(): void;
}

function mountRows(target: HTMLElement, model: GridRows): DrawnRows {
  usePageStyle("grid", gridStyle);
  const head = headCells(model);
  const body = element("tbody");
  const status = element("span", { class: "cb-grid-status", role: "status" });
  const scroll = element("div", { class: "cb-grid-scroll", tabindex: "0", role: "region", "aria-label": "Table, scrollable" }, [
    element("table", { "aria-rowcount": String(model.rowCount + 1), "aria-colcount": String(model.columns.length) }, [
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
  target.replaceChildren(element("div", { class: "cb-grid" }, [bar, scroll]));

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
      scroll.scrollTop = 0;
      refresh();
    }),
  );
  // The frame may get its height only after this returns, and changes it with the window.
  const observer = new ResizeObserver(redraw);
  observer.observe(scroll);
  refresh();
  return {
    redraw: refresh,
    dispose() {
      observer.disconnect();
      redraw.cancel();
      target.replaceChildren();
    },
  };
}

function headCells(model: GridRows): HTMLTableCellElement[] {
  return model.columns.map((column) =>
    element("th", { scope: "col", class: alignment(column), title: column.name }, [
      element("button", { type: "button" }, [
        element("span", {}, [column.name]),
        element("span", { class: "cb-arrow", "aria-hidden": "true" }),
      ]),
    ]),
  );
}

/** Fixed from the first, as the rows that come into view must not move the columns. */
function widths(model: GridRows): HTMLElement {
  const columns = model.columns.map((_unused, column) => {
    const characters = Math.min(widestCharacters, Math.max(narrowestCharacters, model.widthCharacters(column)));
    return element("col", { style: `width: calc(${characters}ch + 22px)` });
  });
  return element("colgroup", {}, columns);
}

function markSort(head: readonly HTMLTableCellElement[], model: GridRows): void {
  head.forEach((cell, column) => {
    const direction = model.sort?.column === column ? model.sort.direction : undefined;
    if (direction) cell.setAttribute("aria-sort", direction);
    else cell.removeAttribute("aria-sort");
    const arrow = cell.querySelector(".cb-arrow");
    if (arrow) arrow.textContent = direction === "ascending" ? "▲" : direction === "descending" ? "▼" : "";
  });
}

function drawBody(body: HTMLElement, model: GridRows, scroll: HTMLElement): void {
  const { rowCount } = model;
  // The header stands still above the rows.
  const viewportPx = (scroll.clientHeight || rowHeightPx * 18) - rowHeightPx;
  const view = rowsInView({ rowCount, rowHeightPx, scrollTopPx: scroll.scrollTop, viewportPx });
  model.look?.(view.first, view.end);
  const rows: HTMLElement[] = [space(view.abovePx)];
  for (let row = view.first; row < view.end; row += 1) rows.push(bodyRow(model, row));
  rows.push(space(view.belowPx));
  if (rowCount === 0) rows.push(emptyRow(model));
  body.replaceChildren(...rows);
}

function space(heightPx: number): HTMLElement {
  return element("tr", { class: "cb-space", "aria-hidden": "true" }, [element("td", { style: `height: ${heightPx}px` })]);
}

function bodyRow(model: GridRows, row: number): HTMLElement {
  const cells = model.columns.map((column, index) => {
    const { text, missing } = model.cell(row, index);
    const title: Record<string, string> = text.length > widestCharacters ? { title: text } : {};
    return element("td", { class: `${alignment(column)}${missing ? " cb-missing" : ""}`, ...title }, [text]);
  });
  return element("tr", { "aria-rowindex": String(row + 2), ...(row % 2 === 1 ? { class: "cb-odd" } : {}) }, cells);
}

function emptyRow(model: GridRows): HTMLElement {
  const text = model.isFiltered ? "No row matches the filter" : "No rows";
  return element("tr", {}, [element("td", { colspan: String(Math.max(1, model.columns.length)), class: "cb-missing" }, [text])]);
}

function alignment(column: GridColumn): string {
  return column.numeric ? "cb-number" : "cb-text";
}
