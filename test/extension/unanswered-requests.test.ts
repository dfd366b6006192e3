import assert from "node:assert/strict";
import { UnansweredRequests } from "../../src/extension/debugging/unanswered-requests.ts";

const request = (seq: number) => ({ type: "request", seq, command: "continue" });
const response = (request_seq: number) => ({ type: "response", seq: 100, request_seq, success: true });

describe("UnansweredRequests", () => {
  it("waits for the last answer, whatever else the debugger says", async () => {
    const unanswered = new UnansweredRequests();
    const heard: string[] = [];
    unanswered.ask(request(1));
    unanswered.ask(request(2));
    const none = unanswered.none().then(() => heard.push("none"));
    for (const message of [response(2), { type: "event", seq: 1, event: "continued" }, response(7)]) unanswered.answer(message);
    await Promise.resolve();
    heard.push("one is left");
    unanswered.answer(response(1));
    await none;
    assert.deepEqual(heard, ["one is left", "none"]);
  });

  it("does not wait where nothing was asked, or all is answered", async () => {
    const unanswered = new UnansweredRequests();
    await unanswered.none();
    unanswered.ask(request(1));
    unanswered.answer(response(1));
    await unanswered.none();
    let isOver = false;
    unanswered.ask(request(2));
    void unanswered.none().then(() => (isOver = true));
    await Promise.resolve();
    assert.equal(isOver, false);
  });
});
