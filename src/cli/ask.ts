import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** A question of a cell: `input("Spread in bp: ")`. */
export interface Question {
  readonly prompt: string;
  /** The answer is not shown while it is typed. */
  readonly password: boolean;
}

/** The streams of a terminal on which someone types. */
export interface Keyboard {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Called for Ctrl-C, which a terminal that reads a line does not turn into a signal. */
  readonly onInterrupt: () => void;
}

/**
 * Asks for a line of text.
 *
 * @param signal - aborting it takes the question back
 * @returns the line without its end; null where the question was taken back or dismissed, with Ctrl-D or Ctrl-C
 */
export function ask(
  { prompt, password }: Question,
  { input, output, onInterrupt }: Keyboard,
  signal: AbortSignal,
): Promise<string | null> {
  if (signal.aborted) return Promise.resolve(null);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: password ? nowhere : output, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    let answered = false;
    const answer = (line: string | null) => {
      if (answered) return;
      answered = true;
      resolve(line);
      signal.removeEventListener("abort", dismiss);
      lines.close();
      if (line === null || password) output.write("\n");
    };
    const dismiss = () => answer(null);
    lines.once("line", answer);
    lines.once("SIGINT", () => {
      dismiss();
      onInterrupt();
    });
    lines.once("close", dismiss);
    signal.addEventListener("abort", dismiss);
    if (password) output.write(prompt);
    else {
      lines.setPrompt(prompt);
      lines.prompt();
    }
  });
}
