import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Answer, type Method, type Request } from "./requests.ts";

/** A function for each request, which may take its time. */
export type Handlers = { [M in Method]: (request: Request<M>) => Answer<M> | Promise<Answer<M>> };

export interface DriverServer extends AsyncDisposable {
  readonly url: string;
}

/** Answers the suite's requests on this machine only: a POST of `{method, request}` gives `{answer}` or `{error}`. */
export async function serveDriver(handlers: Handlers): Promise<DriverServer> {
  const server = createServer((incoming, response) => {
    void text(incoming)
      .then(async (body) => {
        const { method, request } = JSON.parse(body) as { method: Method; request: never };
        return { answer: await handlers[method](request) };
      })
      .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }))
      .then((reply) => response.setHeader("content-type", "application/json").end(JSON.stringify(reply)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
