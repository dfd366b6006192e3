/** The parts of nbformat 4 that Carrybook reads and writes; unknown fields are kept as they came. */

export type MultilineText = string | readonly string[];

export interface NotebookFile {
  cells: NotebookCell[];
  metadata: NotebookMetadata;
  nbformat: 4;
  nbformat_minor: number;
}

export interface NotebookMetadata {
  kernelspec?: { name: string; display_name: string; language?: string };
  language_info?: { name: string; [field: string]: unknown };
  [field: string]: unknown;
}

interface CellBase {
  /** Required since nbformat 4.5; given to cells of older files when they are read. */
  id: string;
  metadata: { tags?: string[]; [field: string]: unknown };
  source: MultilineText;
}

export interface CodeCell extends CellBase {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}

export interface TextCell extends CellBase {
  cell_type: "markdown" | "raw";
}

export type NotebookCell = CodeCell | TextCell;

/** Values of a MIME bundle in a file: text may be split into lines. */
export type OutputData = Record<string, unknown>;

export type Output =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: MultilineText }
  | { output_type: "display_data"; data: OutputData; metadata: Record<string, unknown> }
  | { output_type: "execute_result"; data: OutputData; metadata: Record<string, unknown>; execution_count: number | null }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };
