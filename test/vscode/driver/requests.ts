/** What the suite inside VS Code asks of the driver outside, which alone sees the page and can click on it. */

/** Where to look: the workbench itself, or the frames in which notebooks draw their outputs. */
export type Place = "workbench" | "outputs";

/** An element that was found. */
export interface Found {
  readonly text: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Its attributes that tests ask about: `aria-label`, `class`, `fill`, … */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Request to answer, by method. Each takes one object. */
export interface DriverRequests {
  /** Keeps a picture of the window as `out/screenshots/NN-NAME.png`. */
  screenshot: (request: { readonly name: string }) => void;
  /** Waits until a selector matches something visible, then describes all its matches; none when the time is up. */
  find: (request: { readonly selector: string; readonly place: Place; readonly timeoutMs?: number }) => readonly Found[];
  /** Clicks on the first visible match. */
  click: (request: { readonly selector: string; readonly place: Place }) => void;
  /** Puts a text into the first visible match, all at once: typing would let a list that filters run ahead. */
  fill: (request: { readonly selector: string; readonly text: string }) => void;
  /** Presses a key or a chord: `Enter`, `Control+A`. */
  press: (request: { readonly key: string }) => void;
  /** A line of the test report. */
  report: (request: { readonly line: string }) => void;
  /** A figure that the suite has measured, for a bench to read. */
  measured: (request: { readonly name: string; readonly value: number }) => void;
  /** The suite has ended. */
  finished: (request: { readonly failures: number }) => void;
}

export type Method = keyof DriverRequests;
export type Request<M extends Method> = Parameters<DriverRequests[M]>[0];
export type Answer<M extends Method> = ReturnType<DriverRequests[M]>;
