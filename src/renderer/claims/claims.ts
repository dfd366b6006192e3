import { readClaims, type SavedClaim } from "../../base/saved-claim.ts";
import { verdictMark } from "../../base/verdicts.ts";
import type { Mount } from "../api.ts";
import { element } from "../element.ts";
import { usePageStyle } from "../page-style.ts";
import { claimDetails } from "./details.ts";
import { claimColumns, ClaimsModel } from "./model.ts";
import { claimsStyle } from "./style.ts";

/** More claims than these scroll under their header. */
const mostInSight = 12;

/** Draws claims: sorted by a click on a header, filtered by their verdict's count, each with all that it carries when opened. */
export const mountClaims: Mount = (target, content) => {
  usePageStyle("claims", claimsStyle);
  const model = new ClaimsModel(readClaims(content));
  const filters = model.counts.map(([verdict, count]) => filterButton(verdict, count));
  const status = element("span", { class: "cb-claims-status", role: "status" });
  const head = claimColumns.map(({ title, hint }) =>
    element("th", { scope: "col" }, [
      element("button", { type: "button", title: hint ?? `Sort by ${title.toLowerCase()}` }, [
        element("span", {}, [title]),
        element("span", { class: "cb-arrow", "aria-hidden": "true" }),
      ]),
    ]),
  );
  const body = element("tbody");
  const long = model.claims.length > mostInSight;
  const scroll = element("div", { class: `cb-claims-scroll${long ? " cb-long" : ""}` }, [
    element("table", { class: "cb-claims-table", "aria-label": "Claims" }, [
      element("thead", {}, [element("tr", {}, head)]),
      body,
    ]),
  ]);
  if (long) scroll.setAttribute("tabindex", "0");
  const bar = element("div", { class: "cb-claims-bar", role: "group", "aria-label": "Show claims by verdict" });
  bar.append(...filters, status);
  // One claim says all of itself.
  bar.hidden = model.claims.length < 2;
  target.replaceChildren(element("div", { class: "cb-claims" }, [bar, scroll]));

  const refresh = () => {
    status.textContent = model.status;
    markSort(head, model);
    body.replaceChildren(...bodyRows(model));
  };
  filters.forEach((button, index) =>
    button.addEventListener("click", () => {
      const verdict = model.counts[index]?.[0] ?? "";
      model.toggleFilter(verdict);
      button.setAttribute("aria-pressed", String(model.isFiltered(verdict)));
      refresh();
    }),
  );
  head.forEach((cell, column) =>
    cell.querySelector("button")?.addEventListener("click", () => {
      model.toggleSort(column);
      refresh();
    }),
  );
  refresh();
  return { dispose: () => target.replaceChildren() };
};

function filterButton(verdict: string, count: number): HTMLElement {
  return element("button", { type: "button", class: "cb-verdict", "data-verdict": verdict, "aria-pressed": "false" }, [
    element("span", { class: "cb-mark", "aria-hidden": "true" }, [verdictMark(verdict)]),
    element("span", {}, [verdict]),
    element("span", { class: "cb-count" }, [String(count)]),
  ]);
}

function markSort(head: readonly HTMLElement[], { sort }: ClaimsModel): void {
  head.forEach((cell, column) => {
    const direction = sort?.column === column ? sort.direction : undefined;
    if (direction) cell.setAttribute("aria-sort", direction);
    else cell.removeAttribute("aria-sort");
    const arrow = cell.querySelector(".cb-arrow");
    if (arrow) arrow.textContent = direction === undefined ? "" : direction === "ascending" ? "▲" : "▼";
  });
}

function bodyRows(model: ClaimsModel): HTMLElement[] {
  if (model.claims.length === 0) {
    return [element("tr", {}, [element("td", { colspan: String(claimColumns.length) }, ["No claims"])])];
  }
  return model.rows.flatMap((claim) => claimRows(model, claim));
}

/** The claim's row and the one below it, which is filled when it is opened. */
function claimRows(model: ClaimsModel, claim: SavedClaim): HTMLElement[] {
  const { says, section, printed, computed, verdict, off, id } = claim;
  const opener = element("button", { type: "button", class: "cb-open" }, [
    element("span", { class: "cb-twistie", "aria-hidden": "true" }),
    element("span", {}, [says]),
  ]);
  const row = element("tr", { class: "cb-claim", "data-verdict": verdict }, [
    element("td", { class: "cb-verdict-cell" }, [
      element("span", { class: "cb-mark", "aria-hidden": "true" }, [verdictMark(verdict)]),
      ` ${verdict}`,
    ]),
    element("th", { scope: "row" }, [opener]),
    ...[section, printed, computed, distanceOf(off), id].map((text) => element("td", {}, [text])),
  ]);
  const below = element("tr", { class: "cb-below" });
  const show = () => {
    const isOpen = model.isOpen(claim);
    opener.setAttribute("aria-expanded", String(isOpen));
    below.hidden = !isOpen;
    below.replaceChildren(...(isOpen ? [element("td", { colspan: String(claimColumns.length) }, [claimDetails(claim)])] : []));
  };
  opener.addEventListener("click", () => {
    model.toggleOpen(claim);
    show();
  });
  show();
  return [row, below];
}

/** What is allowed is told when the claim is opened. */
function distanceOf(off: string | null): string {
  return off?.split(", where ")[0] ?? "";
}
