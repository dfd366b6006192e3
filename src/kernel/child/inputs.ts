import { UserError } from "../../base/errors.ts";
import { type CellRun } from "./cell-run.ts";
import { type Output } from "./output.ts";

interface Question {
  readonly answer: (text: string) => void;
  readonly refuse: (error: UserError) => void;
}

/** Questions to the user that wait for their answers. */
export class Inputs {
  readonly #output: Output;
  readonly #questions = new Map<number, Question>();
  #asked = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Asks the user in the name of a run. */
  ask(run: CellRun | undefined, prompt: string, password: boolean): Promise<string> {
    if (!run) return Promise.reject(unavailable());
    this.#asked += 1;
    const requestId = this.#asked;
    return new Promise((answer, refuse) => {
      this.#questions.set(requestId, { answer, refuse });
      this.#output.input(run, requestId, prompt, password);
    });
  }

  reply({
    requestId,
    value,
    unavailable: isUnavailable,
  }: {
    requestId: number;
    value: string | null;
    unavailable?: boolean;
  }): void {
    const question = this.#questions.get(requestId);
    this.#questions.delete(requestId);
    if (value !== null) question?.answer(value);
    else question?.refuse(isUnavailable ? unavailable() : dismissed());
  }
}

function unavailable(): UserError {
  return new UserError("kernel/no-input", {
    expected: "someone to ask",
    received: "a run without an editor or a terminal",
    action: "give the value in the cell, or run the notebook in an editor or on a terminal",
  });
}

function dismissed(): UserError {
  return new UserError("kernel/input-dismissed", {
    expected: "an answer to input()",
    received: "none: the question was dismissed",
    action: "run the cell again and answer",
  });
}
