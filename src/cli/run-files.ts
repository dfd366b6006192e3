import { mkdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { UserError } from "../base/errors.ts";
import type { NotebookFile } from "../notebook/nbformat.ts";
import { renderReport } from "../notebook/report.ts";
import { checkWritable, writeNotebook, writeWhole } from "../notebook/write.ts";
import type { Terminal } from "./terminal.ts";

/** Where a user wants the results of a run: a file each, or folders. */
export interface WantedFiles {
  readonly output?: string;
  readonly inplace?: true;
  readonly html?: string;
}

/** The files that the run of one notebook leaves. */
export interface RunFiles {
  readonly file: string;
  readonly output: string | undefined;
  readonly inplace: boolean;
  readonly html: string | undefined;
}

/**
 * Finds out before the run where each notebook's results go, and whether they can be written there. Results of several notebooks
 * go into folders, which are made; so do those of one notebook where a folder is named.
 *
 * @throws `cli/usage`, and what {@link checkWritable} throws
 */
export async function placeFiles(notebooks: readonly string[], wanted: WantedFiles): Promise<RunFiles[]> {
  if (wanted.output !== undefined && wanted.inplace) throw usage("one of --output and --inplace", "both", "leave one out");
  const several = notebooks.length > 1;
  const output = await placeOf(wanted.output, several);
  const html = await placeOf(wanted.html, several);
  const names = notebooks.map((file) => basename(file));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined && (output ?? html)) {
    throw usage("notebooks of different names for one folder", `${twice} twice`, "rename one, or run them apart");
  }
  const placed = notebooks.map((file) => ({
    file,
    output: output?.at(basename(file)),
    inplace: wanted.inplace === true,
    html: html?.at(`${basename(file, extname(file))}.html`),
  }));
  for (const files of placed) await checkNames(files);
  for (const place of [output, html]) if (place?.folder !== undefined) await makeFolder(place.folder);
  for (const files of placed) await checkFiles(files);
  return placed;
}

/** A place for results: `at` gives a result's path by its name, in the folder or the one file that was named. */
interface Place {
  readonly folder?: string;
  readonly at: (name: string) => string;
}

async function placeOf(path: string | undefined, several: boolean): Promise<Place | undefined> {
  if (path === undefined) return undefined;
  const isNamedAsFile = [".ipynb", ".html"].includes(extname(path).toLowerCase());
  if (several && isNamedAsFile) {
    throw usage("a folder for the results of several notebooks", path, "name a folder, or run one notebook");
  }
  const isFolder = several || /[/\\]$/.test(path) || (!isNamedAsFile && (await isThereAsFolder(path)));
  return isFolder ? { folder: path, at: (name) => join(path, name) } : { at: () => path };
}

async function isThereAsFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw usage("a folder that can be made", `${path} (${reason})`, "name another");
  });
}

async function checkNames({ file, output, html }: RunFiles): Promise<void> {
  if (output !== undefined && extname(output).toLowerCase() !== ".ipynb") {
    throw usage("--output to name an .ipynb file or a folder", output, "use --html for a report");
  }
  if (html !== undefined && extname(html).toLowerCase() === ".ipynb") {
    throw usage("--html to name an HTML file", html, "use --output for the executed notebook");
  }
  if (output !== undefined && (await isSameFile(output, file))) {
    throw usage("--output to name another file than the input", output, "use --inplace to write over it");
  }
}

async function checkFiles({ file, output, inplace, html }: RunFiles): Promise<void> {
  for (const path of [output, html, inplace ? file : undefined]) if (path !== undefined) await checkWritable(path);
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const real = (path: string) =>
    realpath(path).catch(async () => join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)));
  return (await real(one)) === (await real(other));
}

/** Writes what was wanted of a run; over the notebook itself only if all its cells ran. */
export async function writeFiles(
  notebook: NotebookFile,
  { file, output, inplace, html }: RunFiles,
  { failed }: { readonly failed: boolean },
  terminal: Terminal,
): Promise<void> {
  const target = inplace ? (failed ? undefined : file) : output;
  if (inplace && failed) terminal.error(`${file} is left as it was, since not all cells ran\n`);
  if (target !== undefined) {
    await writeNotebook(target, notebook);
    terminal.out(`wrote ${target}\n`);
  }
  if (html !== undefined) {
    await writeWhole(html, renderReport(notebook, { fileName: basename(file) }));
    terminal.out(`wrote ${html}\n`);
  }
}

function usage(expected: string, received: string, action: string): UserError {
  return new UserError("cli/usage", { expected, received, action });
}
