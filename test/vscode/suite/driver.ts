import { type Answer, type Found, type Method, type Place, type Request } from "../driver/requests.ts";

/** Asks the driver outside for what only the page can see or do. */
export async function ask<M extends Method>(method: M, request: Request<M>): Promise<Answer<M>> {
  const url = process.env["CARRYBOOK_DRIVER_URL"];
  if (!url) throw new Error("CARRYBOOK_DRIVER_URL is not set: this suite is run by npm run test:vscode");
  const response = await fetch(url, { method: "POST", body: JSON.stringify({ method, request }) });
  const reply = (await response.json()) as { answer?: Answer<M>; error?: string };
  if (reply.error !== undefined) throw new Error(`${method}: ${reply.error}`);
  return reply.answer as Answer<M>;
}

/** Keeps a picture of the window. */
export const screenshot = (name: string): Promise<void> => ask("screenshot", { name });

/** Waits for what matches a selector, and fails when nothing does. */
export async function see(selector: string, place: Place): Promise<readonly [Found, ...Found[]]> {
  const [first, ...others] = await ask("find", { selector, place });
  if (!first) throw new Error(`nothing visible matches ${selector} in the ${place}`);
  return [first, ...others];
}
