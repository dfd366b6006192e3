/** ES2024's, which the project's library types do not know yet. */
type AtomicsOfNode = typeof Atomics & {
  waitAsync(cells: Int32Array, index: number, value: number): { readonly value: string | Promise<string> };
};

const slot = { evaluating: 0, handled: 1, textIsWaiting: 2, terminating: 3, debugging: 4 } as const;

/** What the main and the control thread share: whether a script is being evaluated, interrupts dealt with, text that waits. */
export class SharedState {
  readonly #cells: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(20)) {
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

  /** Set while a termination is on its way to the main thread. */
  set terminating(value: boolean) {
    Atomics.store(this.#cells, slot.terminating, value ? 1 : 0);
  }

  get terminating(): boolean {
    return Atomics.load(this.#cells, slot.terminating) === 1;
  }

  /** Set while a debugger may pause the main thread. */
  set debugging(value: boolean) {
    Atomics.store(this.#cells, slot.debugging, value ? 1 : 0);
  }

  get debugging(): boolean {
    return Atomics.load(this.#cells, slot.debugging) === 1;
  }

  /** The number of the last interrupt that the main thread has dealt with. */
  set handled(interrupt: number) {
    Atomics.store(this.#cells, slot.handled, interrupt);
  }

  get handled(): number {
    return Atomics.load(this.#cells, slot.handled);
  }

  /** Set while text of a stream waits to be sent. */
  set textIsWaiting(value: boolean) {
    Atomics.store(this.#cells, slot.textIsWaiting, value ? 1 : 0);
    if (value) Atomics.notify(this.#cells, slot.textIsWaiting);
  }

  get textIsWaiting(): boolean {
    return Atomics.load(this.#cells, slot.textIsWaiting) === 1;
  }

  /** Settled once text waits. */
  async untilTextIsWaiting(): Promise<void> {
    await (Atomics as AtomicsOfNode).waitAsync(this.#cells, slot.textIsWaiting, 0).value;
  }
}

/** From the control thread to the main thread. */
export interface InterruptMessage {
  readonly interrupt: number;
  readonly run: number;
}
