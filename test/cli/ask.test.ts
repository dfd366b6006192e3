import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { ask } from "../../src/cli/ask.ts";

/** A terminal on which the test types. */
function keyboard() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let interrupts = 0;
  const written = () => String((output.read() as Buffer | null) ?? "");
  return { input, output, onInterrupt: () => void interrupts++, written, interrupts: () => interrupts };
}

describe("ask", () => {
  const never = new AbortController().signal;
  const shown = { prompt: "Spread: ", password: false };

  it("gives the line that is typed", async () => {
    const terminal = keyboard();
    const answer = ask(shown, terminal, never);
    terminal.input.write("25\r");
    assert.equal(await answer, "25");
    const written = terminal.written();
    assert.ok(written.includes("Spread: ") && written.includes("25"), JSON.stringify(written));
  });

  it("does not show a password", async () => {
    const terminal = keyboard();
    const answer = ask({ prompt: "Key: ", password: true }, terminal, never);
    terminal.input.write("secret\r");
    assert.equal(await answer, "secret");
    assert.equal(terminal.written(), "Key: \n");
  });

  it("gives null for Ctrl-D", async () => {
    const terminal = keyboard();
    const answer = ask(shown, terminal, never);
    terminal.input.write("\u0004");
    assert.equal(await answer, null);
    assert.equal(terminal.interrupts(), 0);
  });

  it("gives null for Ctrl-C, and passes it on", async () => {
    const terminal = keyboard();
    const answer = ask(shown, terminal, never);
    terminal.input.write("12\u0003");
    assert.equal(await answer, null);
    assert.equal(terminal.interrupts(), 1);
  });

  it("takes a question back", async () => {
    const terminal = keyboard();
    const controller = new AbortController();
    const answer = ask(shown, terminal, controller.signal);
    controller.abort();
    assert.equal(await answer, null);
    assert.equal(await ask(shown, terminal, controller.signal), null);
  });
});
