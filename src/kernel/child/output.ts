import { performance } from "node:perf_hooks";
import { types } from "node:util";
import type { MimeBundle } from "../../base/host.ts";
import type { CellError, Events, Message, OutputLimits } from "../protocol.ts";
import { type CellRun, mostLateErrors, nothingCut, outputLeft } from "./cell-run.ts";
import { type Channel } from "./channel.ts";
import { Updates } from "./updates.ts";

interface Entry {
  send: (() => void) | undefined;
}

/** Characters kept of the end of a stream that was cut. */
const tailCharacters = 2_000;

/** The output of cells in the order in which they made it, also where a bundle takes time; bounded for each run of a cell. */
export class Output {
  readonly #channel: Channel;
  readonly #limits: OutputLimits;
  /** What waits behind a bundle that is still being made. */
  #waiting: Entry[] = [];
  /** The runs that show something under an id, so that the next display of it is an update. */
  readonly #shown = new Map<string, CellRun>();
  readonly #updates = new Updates();
  readonly #latestRuns = new Map<string, CellRun>();

  constructor(channel: Channel, limits: OutputLimits) {
    this.#channel = channel;
    this.#limits = limits;
  }

  begin(run: CellRun): void {
    this.#latestRuns.set(run.cellId, run);
    this.#send(() => this.#channel.send({ type: "begun", run: run.run }));
    this.#channel.beginCell();
  }

  /** Tells whether the cell was executed again since: what it had shown is gone, and what comes now would pass for the new run's. */
  #isReplaced(run: CellRun): boolean {
    return this.#latestRuns.get(run.cellId) !== run;
  }

  stream(run: CellRun, name: "stdout" | "stderr", text: string): void {
    if (text === "" || this.#isReplaced(run)) return;
    const room = run.left.streamCharacters;
    run.left.streamCharacters -= text.length;
    if (text.length <= room) {
      this.#stream(run, name, text);
      return;
    }
    if (room >= 0) {
      const limit = this.#limits.streamCharacters.toLocaleString("en-US");
      this.#stream(run, name, `${text.slice(0, room)}\n[output is cut here: the limit is ${limit} characters a cell]\n`);
    }
    const rest = room > 0 ? text.slice(room) : text;
    run.cut.characters += rest.length;
    run.cut.tail = rest.length >= tailCharacters ? rest.slice(-tailCharacters) : (run.cut.tail + rest).slice(-tailCharacters);
  }

  /** Each change between the streams is an output of its own: beyond as many as displays, the text stays in the stream it is in. */
  #stream(run: CellRun, wanted: "stdout" | "stderr", text: string): void {
    if (wanted !== run.stream && run.left.streamChanges > 0) {
      run.left.streamChanges -= 1;
      run.stream = wanted;
    }
    const name = run.stream;
    if (this.#waiting.length === 0) this.#channel.stream(run.cellId, name, text);
    else this.#send(() => this.#channel.stream(run.cellId, name, text));
  }

  /**
   * Shows a bundle, in place of what the same id shows already.
   *
   * @param make - called only where the bundle will be shown: a hundred thousand tables that are cut cost next to nothing
   */
  display(run: CellRun, make: () => MimeBundle | Promise<MimeBundle> | undefined, displayId?: string): void {
    if (this.#isReplaced(run)) return;
    const shownBy = displayId === undefined ? undefined : this.#shown.get(displayId);
    const isUpdate = shownBy !== undefined && !this.#isReplaced(shownBy);
    if (!isUpdate && !this.#mayDisplay(run)) return;
    const bundle = make();
    if (bundle === undefined) return;
    if (displayId !== undefined && isUpdate) {
      this.#updates.replace(displayId, () => this.#bundle(bundle, (made) => this.#updateEvent(displayId, made)));
      return;
    }
    run.left.displays -= 1;
    if (displayId !== undefined) {
      this.#shown.set(displayId, run);
      this.#updates.begin(displayId);
    }
    const id = displayId === undefined ? {} : { displayId };
    this.#bundle(bundle, (made) => ({
      type: "display",
      cellId: run.cellId,
      bundle: this.#bounded(run, this.#boundedMarkup(run, made)),
      ...id,
    }));
  }

  result(run: CellRun, bundle: MimeBundle | Promise<MimeBundle>): void {
    this.#updates.flush();
    this.#bundle(bundle, (made) => ({ type: "result", cellId: run.cellId, bundle: this.#bounded(run, made) }));
  }

  clear(run: CellRun, wait: boolean): void {
    if (this.#isReplaced(run)) return;
    for (const [id, shownBy] of this.#shown) if (shownBy === run) this.#shown.delete(id);
    run.left = outputLeft(this.#limits);
    run.cut = nothingCut();
    this.#send(() => this.#channel.send({ type: "clear", cellId: run.cellId, wait }));
  }

  error(run: CellRun, error: CellError): void {
    if (!run.isSettled) run.hasFailed = true;
    this.#sendError(run, error);
  }

  /** Shows an error of a timer or a promise, of which there may be very many. */
  lateError(run: CellRun, error: () => CellError): void {
    if (this.#isReplaced(run)) return;
    if (!run.isSettled) run.hasFailed = true;
    run.left.lateErrors -= 1;
    if (run.left.lateErrors >= 0) this.#sendError(run, error());
    else if (run.left.lateErrors === -1)
      this.#stream(run, "stderr", `[errors of timers and promises are cut here: the limit is ${mostLateErrors} a cell]\n`);
  }

  #sendError(run: CellRun, error: CellError): void {
    if (this.#isReplaced(run)) return;
    this.#send(() => this.#channel.send({ type: "error", cellId: run.cellId, error }));
  }

  input(run: CellRun, requestId: number, prompt: string, password: boolean): void {
    this.#send(() => this.#channel.send({ type: "input", cellId: run.cellId, requestId, prompt, password }));
  }

  /** Ends a run: after all that it put out. */
  finish(run: CellRun): void {
    this.#updates.flush();
    this.#tellCut(run);
    this.#send(() => {
      if (run.isFinished) return;
      const durationMs = performance.now() - run.startMs;
      const status = run.isInterrupted ? "interrupted" : run.hasFailed ? "error" : "ok";
      this.#channel.send({ type: "finished", cellId: run.cellId, run: run.run, status, durationMs });
      run.isFinished = true;
    });
  }

  /** Gives up on bundles that are still being made, after an interrupt: their code may never go on. */
  abandonUnmade(): void {
    this.#updates.recover();
    for (const entry of this.#waiting) entry.send ??= () => undefined;
    this.#drain();
  }

  #tellCut(run: CellRun): void {
    const { characters, tail, displays } = run.cut;
    run.cut = nothingCut();
    if (displays > 0) this.#stream(run, "stderr", `[${displays.toLocaleString("en-US")} displays are not shown]\n`);
    if (characters === 0) return;
    const skipped = characters - tail.length;
    const text = skipped > 0 ? `[${skipped.toLocaleString("en-US")} characters are not shown; the end was:]\n${tail}` : tail;
    this.#stream(run, "stdout", text);
  }

  #mayDisplay(run: CellRun): boolean {
    if (run.left.displays > 0) return true;
    run.cut.displays += 1;
    if (run.cut.displays === 1) {
      const limit = this.#limits.displays.toLocaleString("en-US");
      this.#stream(run, "stderr", `[displays are cut here: the limit is ${limit} a cell]\n`);
    }
    return false;
  }

  #bundle(bundle: MimeBundle | Promise<MimeBundle>, toEvent: (made: MimeBundle) => Message<Events>): void {
    const send = (made: MimeBundle) => {
      if (Object.keys(made).length > 0) this.#channel.send(toEvent(made));
    };
    if (!types.isPromise(bundle)) {
      this.#send(() => send(bundle));
      return;
    }
    const entry: Entry = { send: undefined };
    this.#waiting.push(entry);
    void bundle.then((made) => {
      entry.send ??= () => send(made);
      this.#drain();
    });
  }

  /** An update takes the place of another bundle, so that only its own size counts. */
  #updateEvent(displayId: string, made: MimeBundle): Message<Events> {
    const characters = JSON.stringify(made).length;
    const bundle = characters <= this.#limits.bundleCharacters ? made : notShown(characters, this.#limits.bundleCharacters);
    return { type: "update", displayId, bundle };
  }

  /** Replaces a bundle that is beyond a limit by a note. */
  #bounded(run: CellRun, bundle: MimeBundle): MimeBundle {
    const characters = JSON.stringify(bundle).length;
    run.left.bundleCharacters -= characters;
    return run.left.bundleCharacters >= 0 ? bundle : notShown(characters, this.#limits.bundleCharacters);
  }

  /** The display that goes beyond the limit is still whole; a cell's result, of which there is one, is never left out for this. */
  #boundedMarkup(run: CellRun, bundle: MimeBundle): MimeBundle {
    const markup = markupCharacters(bundle);
    if (markup > 0 && run.left.markupCharacters <= 0)
      return notShown(markup, this.#limits.markupCharacters, " of HTML, Markdown or SVG");
    run.left.markupCharacters -= markup;
    return bundle;
  }

  #send(send: () => void): void {
    if (this.#waiting.length === 0) send();
    else this.#waiting.push({ send });
  }

  #drain(): void {
    for (let first = this.#waiting[0]; first?.send; first = this.#waiting[0]) {
      this.#waiting.shift();
      first.send();
    }
  }
}

/** Characters that the editor itself lays out; charts, tables and claims are drawn from data by a renderer of their own. */
function markupCharacters(bundle: MimeBundle): number {
  if (Object.keys(bundle).some((type) => type.startsWith("application/vnd."))) return 0;
  const texts = [bundle["text/html"], bundle["text/markdown"], bundle["image/svg+xml"]];
  return Math.max(0, ...texts.map((text) => (typeof text === "string" ? text.length : 0)));
}

function notShown(characters: number, limit: number, what = ""): MimeBundle {
  const [size, most] = [characters, limit].map((value) => value.toLocaleString("en-US"));
  return { "text/plain": `[a display of ${size} characters${what} is not shown: the limit is ${most} a cell]` };
}
