/** A debugger that speaks to an inspector's websocket. */
export class InspectorClient {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #events: { readonly method: string; readonly params: unknown }[] = [];
  #waiting: (() => void) | undefined;
  #ids = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(String(data)));
  }

  static async connect(address: string): Promise<InspectorClient> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", reject);
    });
    return new InspectorClient(socket);
  }

  send(method: string, params: object = {}): Promise<unknown> {
    this.#ids += 1;
    const id = this.#ids;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** Waits for an event, of those that no one has waited for yet. */
  async event(method: string): Promise<unknown> {
    for (;;) {
      const found = this.#events.findIndex((event) => event.method === method);
      if (found >= 0) return this.#events.splice(found, 1)[0]?.params;
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.addEventListener("close", resolve));
    this.#socket.close();
    await closed;
  }

  #take(data: string): void {
    const { id, method, params, result } = JSON.parse(data) as {
      id?: number;
      method?: string;
      params?: unknown;
      result?: unknown;
    };
    if (id !== undefined) this.#answers.get(id)?.(result);
    else if (method !== undefined) this.#events.push({ method, params });
    this.#waiting?.();
  }
}
