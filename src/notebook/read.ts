import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { UserError } from "../base/errors.ts";
import { JsonSyntaxError, parseJson } from "./json.ts";
import type { NotebookCell, NotebookFile, Output } from "./nbformat.ts";
import { isLines, joinText } from "./text.ts";

/**
 * Reads and checks a notebook file.
 *
 * @param path - an `.ipynb` file
 * @throws `notebook/not-ipynb`, `notebook/not-found`, `notebook/is-a-directory`, `notebook/unreadable`, and what
 *   {@link parseNotebook} throws
 */
export async function readNotebook(path: string): Promise<NotebookFile> {
  return parseNotebook(await readNotebookBytes(path), basename(path));
}

/** The bytes of a notebook file, unparsed. */
async function readNotebookBytes(path: string): Promise<Uint8Array> {
  const name = basename(path);
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (info instanceof Error && info.code !== "ENOENT" && info.code !== "ENOTDIR") throw unreadable(path, info);
  if (info instanceof Error) {
    throw new UserError("notebook/not-found", {
      expected: "the path of an .ipynb file",
      received: `${path}, which does not exist`,
      action: "check the spelling and the folder that you are in",
    });
  }
  if (info.isDirectory()) {
    throw new UserError("notebook/is-a-directory", {
      expected: "the path of an .ipynb file",
      received: `the folder ${path}`,
      action: "name a notebook in it",
    });
  }
  if (extname(path).toLowerCase() !== ".ipynb") {
    throw new UserError("notebook/not-ipynb", {
      expected: "a file that ends in .ipynb",
      received: name,
      action: "name a notebook",
    });
  }
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
}

function unreadable(path: string, error: NodeJS.ErrnoException): UserError {
  return new UserError("notebook/unreadable", {
    expected: `to be able to read ${path}`,
    received: error.code ?? error.message,
    action: "check the file's permissions",
    cause: error,
  });
}

/**
 * Parses and checks the bytes of a notebook. Fields that Carrybook does not know are kept. What a file may lack is put in: the
 * cell ids that came with nbformat 4.5 (the same ones each time, made from the cell's text), and empty metadata and outputs.
 *
 * @param bytes - the file's bytes, UTF-8 with or without a byte order mark
 * @param name - the file's name, for messages
 * @throws `notebook/not-utf8`, `notebook/not-json` with line and column, `notebook/not-a-notebook`, `notebook/old-format`,
 *   `notebook/newer-format`, `notebook/bad-cell`
 */
export function parseNotebook(bytes: Uint8Array, name: string): NotebookFile {
  const content = parseContent(decode(bytes, name), name);
  if (!isRecord(content) || (!("nbformat" in content) && !Array.isArray(content["cells"]))) {
    throw new UserError("notebook/not-a-notebook", {
      expected: "a notebook: an object with nbformat, metadata and cells",
      received: `other JSON in ${name}`,
      action: "name a file that Jupyter, VS Code or Carrybook saved",
    });
  }
  checkFormat(content["nbformat"], name);
  const { cells, metadata } = content;
  if (!Array.isArray(cells)) throw badCell(name, "a list of cells", kindOf(cells));
  if (metadata !== undefined && !isRecord(metadata)) throw badCell(name, "metadata as an object", kindOf(metadata));
  const seen = new Set<string>();
  cells.forEach((cell: unknown, index) => checkCell(cell, `cell ${index + 1} of ${name}`, seen));
  const minor = typeof content["nbformat_minor"] === "number" ? content["nbformat_minor"] : 0;
  content["metadata"] ??= {};
  content["nbformat_minor"] = Math.max(minor, 5);
  return content as unknown as NotebookFile;
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError("notebook/not-utf8", {
      expected: "a notebook in UTF-8",
      received: `other bytes in ${name}`,
      action: "save it as UTF-8, or check that the file is a notebook",
      cause: error,
    });
  }
}

function parseContent(text: string, name: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const conflict = /^[<=>]{7}/.test(error.found);
    const what = conflict ? "a git conflict marker" : error.found === "" ? "the end of the file" : JSON.stringify(error.found);
    throw new UserError("notebook/not-json", {
      expected: "a notebook as JSON",
      received:
        text.trim() === "" ? `an empty file, ${name}` : `${what} at line ${error.line}, column ${error.column} of ${name}`,
      action: conflict ? "resolve the merge first" : "repair that place in a text editor, or restore the file",
      cause: error,
    });
  }
}

function checkFormat(nbformat: unknown, name: string): void {
  if (nbformat === 4) return;
  if (typeof nbformat === "number" && nbformat < 4) {
    throw new UserError("notebook/old-format", {
      expected: "nbformat 4",
      received: `nbformat ${nbformat} in ${name}`,
      action: `convert it with "jupyter nbconvert --to notebook --inplace ${name}"`,
    });
  }
  throw new UserError("notebook/newer-format", {
    expected: "nbformat 4",
    received: `${typeof nbformat === "number" ? `nbformat ${nbformat}` : "no nbformat number"} in ${name}`,
    action: "update Carrybook, or save the notebook as nbformat 4",
  });
}

/** Checks a cell and puts in what it may lack. */
function checkCell(cell: unknown, place: string, seen: Set<string>): void {
  if (!isRecord(cell)) throw badCell(place, "an object", kindOf(cell));
  const type = cell["cell_type"];
  if (type !== "code" && type !== "markdown" && type !== "raw") {
    throw badCell(place, "cell_type code, markdown or raw", JSON.stringify(type) ?? "none");
  }
  if (!isText(cell["source"])) throw badCell(place, "source as text or a list of lines", kindOf(cell["source"]));
  if (cell["metadata"] !== undefined && !isRecord(cell["metadata"])) {
    throw badCell(place, "metadata as an object", kindOf(cell["metadata"]));
  }
  cell["metadata"] ??= {};
  const { tags } = cell["metadata"] as { tags?: unknown };
  if (tags !== undefined && !isLines(tags)) throw badCell(place, "tags as a list of texts", kindOf(tags));
  if (typeof cell["id"] !== "string" || !/^[\w-]{1,64}$/.test(cell["id"]) || seen.has(cell["id"])) {
    cell["id"] = newId(cell as unknown as NotebookCell, seen);
  }
  seen.add(cell["id"] as string);
  if (type !== "code") return;
  cell["execution_count"] ??= null;
  cell["outputs"] ??= [];
  const { outputs } = cell;
  if (!Array.isArray(outputs)) throw badCell(place, "outputs as a list", kindOf(outputs));
  outputs.forEach((output: unknown, index) => checkOutput(output, `output ${index + 1} of ${place}`));
}

function checkOutput(output: unknown, place: string): asserts output is Output {
  if (!isRecord(output)) throw badCell(place, "an object", kindOf(output));
  switch (output["output_type"]) {
    case "stream":
      if (!isText(output["text"])) throw badCell(place, "text as text or a list of lines", kindOf(output["text"]));
      output["name"] ??= "stdout";
      return;
    case "display_data":
    case "execute_result":
      if (!isRecord(output["data"])) throw badCell(place, "data as an object", kindOf(output["data"]));
      output["metadata"] ??= {};
      return;
    case "error":
      output["ename"] ??= "Error";
      output["evalue"] ??= "";
      if (!isLines((output["traceback"] ??= [])))
        throw badCell(place, "traceback as a list of lines", kindOf(output["traceback"]));
      return;
    default:
      throw badCell(place, "a known output_type", JSON.stringify(output["output_type"]) ?? "none");
  }
}

/** An id for a cell that has none, or one that an earlier cell has: from its text, so that it stays while other cells move. */
function newId(cell: NotebookCell, taken: ReadonlySet<string>): string {
  for (let copy = 0; ; copy++) {
    const text = `${cell.cell_type}\n${copy}\n${joinText(cell.source)}`;
    const id = createHash("sha256").update(text).digest("hex").slice(0, 8);
    if (!taken.has(id)) return id;
  }
}

function badCell(place: string, expected: string, received: string): UserError {
  return new UserError("notebook/bad-cell", {
    expected: `${expected} in ${place}`,
    received,
    action: "restore the file, or open and save it in the editor that made it",
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string | readonly string[] {
  return typeof value === "string" || isLines(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
