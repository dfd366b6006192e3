/** The language process: one a window, started by the client when the first notebook opens. */
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type FromProcess, type ToProcess } from "./protocol.ts";
import { LanguageServer } from "./server.ts";
import { shippedIn } from "./shipped.ts";

// It lies in dist/language, the types that it needs beside it and in dist/modules.
const server = new LanguageServer(shippedIn(dirname(dirname(fileURLToPath(import.meta.url)))));

function send(message: FromProcess): void {
  process.send?.(message);
}

process.on("message", (message: ToProcess) => {
  if ("notify" in message) {
    server.notify(message.notify, message.body);
    return;
  }
  const { id, ask, body } = message;
  try {
    send({ id, answer: server.answer(ask, body) });
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
// The window is gone, or has ended the connection.
process.on("disconnect", () => process.exit());
