const slot = { evaluating: 0, handled: 1 } as const;

/** What the main and the control thread share: whether a script is being evaluated right now, and interrupts seen by main. */
export class SharedInterrupts {
  readonly #cells: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.#cells = new Int32Array(buffer);
  }

  get buffer(): SharedArrayBuffer {
    return this.#cells.buffer as SharedArrayBuffer;
  }

  /** While this is set, terminating stops the user's code and nothing else. */
  set evaluating(value: boolean) {
    Atomics.store(this.#cells, slot.evaluating, value ? 1 : 0);
  }

  get evaluating(): boolean {
    return Atomics.load(this.#cells, slot.evaluating) === 1;
  }

  /** The number of the last interrupt that the main thread has dealt with. */
  set handled(interrupt: number) {
    Atomics.store(this.#cells, slot.handled, interrupt);
  }

  get handled(): number {
    return Atomics.load(this.#cells, slot.handled);
  }
}

/** From the control thread to the main thread. */
export interface InterruptMessage {
  readonly interrupt: number;
  readonly run: number;
}
