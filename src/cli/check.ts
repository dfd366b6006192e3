import { basename, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type * as languageServer from "../language/server.ts";
import { shippedIn } from "../language/shipped.ts";
import { cellLanguage } from "../notebook/cell-language.ts";
import { excerpt } from "../notebook/excerpt.ts";
import { checkKernel } from "../notebook/kernelspec.ts";
import type { CodeCell, NotebookFile } from "../notebook/nbformat.ts";
import { readNotebook } from "../notebook/read.ts";
import { joinText } from "../notebook/text.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { distFolder, languageServerPath } from "./installation.ts";
import type { Terminal } from "./terminal.ts";

interface CheckOptions {
  readonly json?: true;
}

/** What is wrong with a cell's types; places count from 1, the cell among all of the notebook's. */
interface TypeFault {
  readonly file: string;
  readonly cell: number;
  readonly line: number;
  readonly column: number;
  /** TypeScript's number of the error, as its documentation lists it. */
  readonly code: string;
  readonly message: string;
}

const examples = `
Examples:
  $ carrybook check model.ipynb                is every option spelt right, every rate a rate?
  $ carrybook check notebooks/*.ipynb --json   every error as JSON, for other programs

The cells are read as the editor reads them: names of earlier cells, of SQL cells and of the library
are known. A cell tagged raises-exception or skip-execution may hold errors. No file is touched.

Exit codes: 0 no errors, 1 a cell has one, 2 bad input or usage.`;

/** `carrybook check FILE…`: finds what is wrong with the cells' types, without running them. */
export function checkCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("check")
    .summary("check the types in notebooks' cells, without running them")
    .description(
      "Checks the types in a notebook's cells without running them: an option that is misspelt, a percent where a rate is due.",
    )
    .argument("<files...>", "notebooks, .ipynb files")
    .option("--json", "print the errors as JSON")
    .addHelpText("after", examples)
    .action(async (files: string[], options: CheckOptions) => end(await checkAll(files, options, terminal)));
}

async function checkAll(files: readonly string[], { json }: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const notebooks = await Promise.all(files.map(async (file) => ({ file, notebook: await readNotebook(file) })));
  for (const { file, notebook } of notebooks) checkKernel(notebook, basename(file));
  const server = await startServer();
  const faults: TypeFault[] = [];
  for (const { file, notebook } of notebooks) {
    const found = faultsOf(server, file, notebook);
    faults.push(...found);
    if (json) continue;
    if (files.length > 1) terminal.out(`${terminal.paint("bold", file)}\n`);
    for (const fault of found) terminal.out(`${faultText(fault, notebook, terminal)}\n`);
    terminal.out(`${countText(found.length, codeCells(notebook).length)}\n`);
  }
  if (json) terminal.out(`${JSON.stringify(faults, null, 2)}\n`);
  return faults.length === 0 ? exitCode.ok : exitCode.failed;
}

/** With the compiler in it, it is as large as all the rest: it is loaded here alone. */
async function startServer(): Promise<languageServer.LanguageServer> {
  const loaded = (await import(pathToFileURL(languageServerPath).href)) as typeof languageServer;
  return new loaded.LanguageServer(shippedIn(distFolder));
}

function faultsOf(server: languageServer.LanguageServer, file: string, notebook: NotebookFile): TypeFault[] {
  const cells = codeCells(notebook);
  const id = resolve(file);
  server.notify("open", {
    id,
    folder: dirname(id),
    cells: cells.map(({ cell }) => ({ id: cell.id, language: cellLanguage(cell), text: joinText(cell.source) })),
  });
  const faults = cells
    .filter(({ cell: { metadata } }) => !metadata.tags?.some((tag) => tag === "raises-exception" || tag === "skip-execution"))
    .flatMap(({ cell, position }) =>
      server
        .answer("diagnostics", { notebook: id, cell: cell.id })
        .filter(({ severity }) => severity === "error")
        .map(({ range: { start }, code, message }) => ({
          file,
          cell: position,
          line: start.line + 1,
          column: start.character + 1,
          code: `TS${code}`,
          message,
        })),
    );
  server.notify("close", { notebook: id });
  return faults;
}

function codeCells(notebook: NotebookFile): { readonly cell: CodeCell; readonly position: number }[] {
  return notebook.cells.flatMap((cell, index) => (cell.cell_type === "code" ? [{ cell, position: index + 1 }] : []));
}

function faultText({ cell, line, column, code, message }: TypeFault, notebook: NotebookFile, terminal: Terminal): string {
  const source = joinText(notebook.cells[cell - 1]?.source ?? "");
  return `${terminal.paint("red", "error")}  cell ${cell}:${line}:${column}  ${code}: ${message}\n\n${excerpt(source, { line, column })}\n`;
}

function countText(faults: number, cells: number): string {
  const among = `in ${cells} ${cells === 1 ? "cell" : "cells"}`;
  if (faults === 0) return `no errors ${among}`;
  return `${faults} ${faults === 1 ? "error" : "errors"} ${among}`;
}
