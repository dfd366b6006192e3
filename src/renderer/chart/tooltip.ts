import type { Mounted } from "../api.ts";
import { element } from "../element.ts";

/** What Vega hands over of what the pointer is on. */
export type ShowTooltip = (handler: unknown, event: MouseEvent, item: unknown, value: unknown) => void;

const awayPx = 12;

/** A tooltip in the editor's colours. Values are set as text, never as HTML. */
export function chartTooltip(target: HTMLElement): { show: ShowTooltip } & Mounted {
  const box = element("div", { class: "cb-tooltip", role: "tooltip", hidden: "" });
  target.append(box);
  const show: ShowTooltip = (_handler, event, _item, value) => {
    if (value === null || value === undefined || value === "") {
      box.hidden = true;
      return;
    }
    box.replaceChildren(...lines(value));
    box.hidden = false;
    place(box, target, event);
  };
  return { show, dispose: () => box.remove() };
}

function lines(value: unknown): Node[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [document.createTextNode(textOf(value))];
  return Object.entries(value).map(([name, part]) =>
    element("div", {}, [element("span", { class: "cb-tooltip-name" }, [`${name} `]), element("span", {}, [textOf(part)])]),
  );
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : String(value);
}

/** Beside the pointer, on the side where there is room. */
function place(box: HTMLElement, target: HTMLElement, event: MouseEvent): void {
  const frame = target.getBoundingClientRect();
  const left = event.clientX - frame.left;
  const top = event.clientY - frame.top;
  const roomRight = frame.width - left - awayPx;
  const x = box.offsetWidth <= roomRight ? left + awayPx : Math.max(0, left - awayPx - box.offsetWidth);
  const y = Math.max(0, Math.min(top + awayPx, frame.height - box.offsetHeight));
  box.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
