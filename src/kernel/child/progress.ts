import { performance } from "node:perf_hooks";
import { escapeHtml } from "../../base/explanation.ts";
import { displayHook, type MimeBundle, progressIds } from "../../base/host.ts";

/** What a progress bar may be told. */
export interface ProgressOptions {
  readonly label?: string;
  /** The number of items, where the iterable itself does not tell. */
  readonly total?: number;
}

/** How often the bar is drawn anew. */
const redrawMs = 200;

type Show = (value: unknown, options: { readonly id: string }) => void;
type AnyIterable<Item> = Iterable<Item> | AsyncIterable<Item>;

interface State {
  readonly label: string;
  readonly total: number | undefined;
  readonly startMs: number;
  done: number;
}

/** Makes `progress(iterable)`: the same items, with a bar above that tells how far the loop is, its rate and the time left. */
export function makeProgress(show: Show): <Item>(items: AnyIterable<Item>, options?: ProgressOptions) => unknown {
  let bars = 0;
  return (items, options = {}) => {
    bars += 1;
    const id = `${progressIds}${bars}`;
    const state: State = {
      label: options.label ?? "",
      total: options.total ?? sizeOf(items),
      startMs: performance.now(),
      done: 0,
    };
    const draw = (isDone: boolean) => show({ [displayHook]: () => bundleOf(state, isDone) }, { id });
    return Symbol.asyncIterator in items ? eachLater(items, state, draw) : each(items, state, draw);
  };
}

function* each<Item>(items: Iterable<Item>, state: State, draw: (isDone: boolean) => void): Generator<Item> {
  const drawNow = paced(draw);
  for (const item of items) {
    drawNow();
    yield item;
    state.done += 1;
  }
  draw(true);
}

async function* eachLater<Item>(items: AsyncIterable<Item>, state: State, draw: (isDone: boolean) => void): AsyncGenerator<Item> {
  const drawNow = paced(draw);
  for await (const item of items) {
    drawNow();
    yield item;
    state.done += 1;
  }
  draw(true);
}

function paced(draw: (isDone: boolean) => void): () => void {
  let drawnMs = -Infinity;
  return () => {
    if (performance.now() - drawnMs < redrawMs) return;
    draw(false);
    drawnMs = performance.now();
  };
}

/** The number of items, where it is known without going through them. */
function sizeOf(items: object): number | undefined {
  const known = items as { readonly length?: unknown; readonly size?: unknown };
  const size = known.length ?? known.size;
  return typeof size === "number" ? size : undefined;
}

/** A finished bar tells no times: the same notebook would else differ from run to run. */
function bundleOf(state: State, isDone: boolean): MimeBundle {
  const { label, total, done } = state;
  const count = total === undefined ? `${done}` : `${done} of ${total}`;
  const text = `${label === "" ? "" : `${label}: `}${count}${isDone ? ", done" : pace(state)}`;
  const value = total === undefined ? (isDone ? ` value="1"` : "") : ` value="${done}" max="${total}"`;
  return { "text/plain": text, "text/html": `<progress${value}></progress> ${escapeHtml(text)}` };
}

function pace({ done, total, startMs }: State): string {
  if (done === 0) return "";
  const perSecond = done / ((performance.now() - startMs) / 1000);
  const rate = `${perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toPrecision(2)}/s`;
  if (total === undefined) return `, ${rate}`;
  return `, ${rate}, ${duration(Math.max(0, total - done) / perSecond)} left`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
