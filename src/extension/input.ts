import * as vscode from "vscode";

/**
 * Asks for a line that a running cell waits for.
 *
 * @param token - cancelled when the cell waits no more
 * @returns null when the question was dismissed
 */
export async function askUser(
  { prompt, password }: { readonly prompt: string; readonly password: boolean },
  token: vscode.CancellationToken,
): Promise<string | null> {
  const title = "Carrybook: a cell is waiting for input";
  return (await vscode.window.showInputBox({ title, prompt, password, ignoreFocusOut: true }, token)) ?? null;
}
