/** A message of the debug adapter protocol, as far as it tells which request it asks or answers. */
interface ProtocolMessage {
  readonly type?: "request" | "response" | "event";
  readonly seq?: number;
  readonly request_seq?: number;
}

/** What the editor has asked of a debugger and not been told yet. */
export class UnansweredRequests {
  readonly #requests = new Set<number>();
  #settleNone: (() => void)[] = [];

  ask(message: unknown): void {
    const { type, seq } = message as ProtocolMessage;
    if (type === "request" && seq !== undefined) this.#requests.add(seq);
  }

  answer(message: unknown): void {
    const { type, request_seq: request } = message as ProtocolMessage;
    if (type !== "response" || request === undefined) return;
    this.#requests.delete(request);
    if (this.#requests.size === 0) for (const settle of this.#settleNone.splice(0)) settle();
  }

  /** Settled once everything is answered. */
  none(): Promise<void> {
    if (this.#requests.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#settleNone.push(resolve));
  }
}
