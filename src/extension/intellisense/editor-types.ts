import * as vscode from "vscode";
import { type Description, type Place, type TextRange } from "../../language/protocol.ts";

/** A range as the editor has it. */
export function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A place as the editor has it: a cell's id is its document's address. */
export function toLocation(place: Place): vscode.Location {
  const uri = "cell" in place ? vscode.Uri.parse(place.cell) : vscode.Uri.file(place.file);
  return new vscode.Location(uri, toRange(place.range));
}

/** A declaration and its docstring as the editor shows them. */
export function toMarkdown({ declaration, documentation }: Description): vscode.MarkdownString[] {
  const code = new vscode.MarkdownString().appendCodeblock(declaration, "typescript");
  return documentation === "" ? [code] : [code, new vscode.MarkdownString(documentation)];
}
