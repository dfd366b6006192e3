import { UserError } from "../base/errors.ts";
import type { NotebookFile } from "./nbformat.ts";

/** The kernel's name in `metadata.kernelspec`, by which editors find it. */
const kernelName = "carrybook";

/** Marks a notebook as Carrybook's, whatever it said before. */
export function markAsCarrybook(notebook: NotebookFile): void {
  notebook.metadata.kernelspec = { display_name: "Carrybook", language: "typescript", name: kernelName };
  if (notebook.metadata.language_info?.name === "typescript") return;
  notebook.metadata.language_info = { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" };
}

/** Tells whether a notebook says that it runs on Carrybook. */
export function isForCarrybook({ metadata }: NotebookFile): boolean {
  return metadata.kernelspec?.name === kernelName;
}

/**
 * Passes a notebook whose cells are Carrybook's: its kernelspec says so, or it names no kernel and no language but TypeScript.
 *
 * @param name - the file's name, for the message
 * @throws `notebook/other-kernel`
 */
export function checkKernel(notebook: NotebookFile, name: string): void {
  const kernel = notebook.metadata.kernelspec?.name;
  const language = notebook.metadata.language_info?.name;
  if (kernel === kernelName || (kernel === undefined && (language === undefined || language === "typescript"))) return;
  throw new UserError("notebook/other-kernel", {
    expected: `a notebook for the kernel "${kernelName}"`,
    received: `${kernel === undefined ? `one in ${language}` : `one for the kernel "${kernel}"`}, ${name}`,
    action: `run it with its own kernel, or set metadata.kernelspec.name to "${kernelName}" if its cells are TypeScript`,
  });
}
