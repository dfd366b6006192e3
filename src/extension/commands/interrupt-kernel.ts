import { type Sessions } from "../sessions.ts";
import { targetNotebook } from "./target.ts";

/** *Carrybook: Interrupt Kernel*: stops the running cell and forgets those that wait; variables stay. */
export async function interruptKernel(sessions: Sessions, context: unknown): Promise<void> {
  const notebook = targetNotebook(context);
  if (notebook) await sessions.find(notebook)?.interrupt();
}
