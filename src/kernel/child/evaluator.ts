import { Session, type Runtime } from "node:inspector";
import { promiseHooks } from "node:v8";
import type { Place } from "./compile/syntax.ts";

/** What became of an evaluation. `terminated` is one that the control thread broke off. */
export type Evaluation =
  | { readonly kind: "done" }
  | { readonly kind: "threw"; readonly value: unknown; readonly place?: Place }
  | { readonly kind: "terminated" };

/** Runs scripts in V8's REPL mode, with top-level `await` and variables that last, through an inspector session of its own. */
export class Evaluator {
  readonly #session = new Session();
  readonly #promises = new Set<Promise<unknown>>();
  #unwatch: () => void = () => undefined;
  /** Where {@link #valueOf} gets a value from the inspector's side to this one. */
  #taken: unknown;

  constructor() {
    this.#session.connect();
  }

  /** The function that scripts call to hand over a value, put within their reach by the kernel. */
  readonly take = (value: unknown): void => {
    this.#taken = value;
  };

  /** Evaluates; calls back when all of it is done, its promise included. A never-settling promise never calls back. */
  evaluate(
    script: string,
    { takeExpression, isDebugged }: { readonly takeExpression: string; readonly isDebugged: boolean },
    onEnd: (evaluation: Evaluation) => void,
  ): void {
    const options: Runtime.EvaluateParameterType & { replMode: boolean } = {
      expression: script,
      replMode: true,
      awaitPromise: true,
      // A debugger that is to stop at exceptions would not hear of one that is silent.
      silent: !isDebugged,
      objectGroup: "evaluation",
    };
    const release = this.#keepPromise();
    this.#session.post("Runtime.evaluate", options, (error, answer) => {
      release();
      // A terminated evaluation has no answer. The type of the callback does not know.
      const exception = (answer as Runtime.EvaluateReturnType | undefined)?.exceptionDetails;
      if (error) onEnd({ kind: "terminated" });
      else if (!exception) onEnd({ kind: "done" });
      else {
        const value = exception.exception ? this.#valueOf(exception.exception, takeExpression) : undefined;
        // V8 tells the place of a syntax error only; of what is thrown later it gives the place of another script.
        const place = { line: exception.lineNumber + 1, column: exception.columnNumber + 1 };
        onEnd({ kind: "threw", value, ...(exception.exception?.className === "SyntaxError" && exception.url ? { place } : {}) });
      }
    });
    this.#unwatch();
  }

  /**
   * Keeps the promise of the script that is about to be evaluated, until it is released. V8 would drop one that nothing refers
   * to, as after an interrupt, and the inspector's word of it comes in a garbage collection, which no process survives.
   */
  #keepPromise(): () => void {
    let kept: Promise<unknown> | undefined;
    const unwatch = promiseHooks.onInit((promise) => {
      unwatch();
      kept = promise;
      this.#promises.add(promise);
    }) as () => void;
    this.#unwatch = unwatch;
    return () => void (kept && this.#promises.delete(kept));
  }

  /** Evaluates an expression that calls {@link take} at once, and gives what it took. */
  valueOf(expression: string): unknown {
    this.#taken = undefined;
    this.#session.post("Runtime.evaluate", { expression, silent: true });
    const taken = this.#taken;
    this.#taken = undefined;
    return taken;
  }

  /** The JavaScript value of what the inspector describes. */
  #valueOf(remote: Runtime.RemoteObject, takeExpression: string): unknown {
    const { objectId, unserializableValue } = remote;
    if (objectId !== undefined) {
      const functionDeclaration = `function (value) { ${takeExpression}(value); }`;
      this.#session.post("Runtime.callFunctionOn", { functionDeclaration, objectId, arguments: [{ objectId }], silent: true });
      this.#session.post("Runtime.releaseObjectGroup", { objectGroup: "evaluation" });
      const taken = this.#taken;
      this.#taken = undefined;
      return taken;
    }
    if (unserializableValue?.endsWith("n")) return BigInt(unserializableValue.slice(0, -1));
    return unserializableValue === undefined ? (remote.value as unknown) : Number(unserializableValue);
  }
}
