import { randomUUID } from "node:crypto";
import { type FileHandle, access, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../base/errors.ts";
import { stringifyJson } from "./json.ts";
import type { NotebookCell, NotebookFile, Output, OutputData } from "./nbformat.ts";
import { isSplitMime, joinText, splitText } from "./text.ts";

/** A notebook as the text of its file: as Jupyter writes it, with every text in lines and every key where it was read. */
export function stringifyNotebook(notebook: NotebookFile): string {
  return stringifyJson({ ...notebook, cells: notebook.cells.map(linesOfCell) });
}

/** Writes a notebook so that the file holds either all of it or what it held before. @throws as {@link writeWhole} */
export async function writeNotebook(path: string, notebook: NotebookFile): Promise<void> {
  await writeWhole(path, stringifyNotebook(notebook));
}

/**
 * Writes a text to a new file beside the target and renames it once it is safe on the disk, so that no failure leaves a file
 * half written. A link is followed; the mode of a file that was there is kept.
 *
 * @throws `notebook/unwritable`
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await checkWritable(path);
  const target = await realpath(path).catch(() => path);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  let file: FileHandle | undefined;
  try {
    const mode = await stat(target).then(
      (info) => info.mode & 0o7777,
      () => undefined,
    );
    file = await open(draft, "wx");
    await file.writeFile(text);
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(draft, { force: true }).catch(() => undefined);
    throw unwritable(path, (error as NodeJS.ErrnoException).code ?? String(error), "check the disk and the permissions", error);
  }
}

/**
 * Finds out that a file cannot be written before the work that it is to hold is done.
 *
 * @throws `notebook/unwritable`
 */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path);
  const folderInfo = await stat(folder).catch(() => undefined);
  if (!folderInfo) throw unwritable(path, `no folder ${folder}`, "create the folder, or name another file");
  if (!folderInfo.isDirectory()) throw unwritable(path, `${folder}, which is a file`, "name another file");
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) throw unwritable(path, "a folder of that name", "name a file in it");
  for (const place of info ? [folder, path] : [folder]) {
    await access(place, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      throw unwritable(path, `${error.code ?? error.message} on ${place}`, "change its permissions, or name another file", error);
    });
  }
}

function unwritable(path: string, received: string, action: string, cause?: unknown): UserError {
  return new UserError("notebook/unwritable", { expected: `to be able to write ${path}`, received, action, cause });
}

function linesOfCell(cell: NotebookCell): NotebookCell {
  const source = splitText(joinText(cell.source));
  return cell.cell_type === "code" ? { ...cell, source, outputs: cell.outputs.map(linesOfOutput) } : { ...cell, source };
}

function linesOfOutput(output: Output): Output {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: splitText(joinText(output.text)) };
    case "display_data":
    case "execute_result":
      return { ...output, data: linesOfData(output.data) };
    case "error":
      return output;
  }
}

function linesOfData(data: OutputData): OutputData {
  const copy = Object.entries(data).map(([type, value]) => [
    type,
    typeof value === "string" && isSplitMime(type) ? splitText(value) : value,
  ]);
  return Object.fromEntries(copy) as OutputData;
}
