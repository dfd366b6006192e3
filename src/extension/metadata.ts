/** The notebook type of the editor's own `.ipynb` support. */
export const notebookType = "jupyter-notebook";
/** The controller's id; with the extension's id it is what `notebook.selectKernel` takes. */
export const controllerId = "carrybook-kernel";
export const language = "typescript";

const kernelspec = { name: "carrybook", display_name: "Carrybook", language };

/** A notebook's metadata as the editor holds it: the file's own lies one level down, under `metadata`. */
export type EditorMetadata = Readonly<Record<string, unknown>>;

/** The metadata of a notebook or a cell as the file holds it. */
export function metadataInFile(metadata: EditorMetadata): Readonly<Record<string, unknown>> {
  return record(metadata["metadata"]);
}

/** Tells whether a notebook says that it runs on Carrybook. */
export function isCarrybookMetadata(metadata: EditorMetadata): boolean {
  return record(metadataInFile(metadata)["kernelspec"])["name"] === kernelspec.name;
}

/**
 * The metadata of a notebook on Carrybook, all else kept. Without `language_info` the editor would save `python` into the file.
 *
 * @returns undefined where nothing needs to change
 */
export function carrybookMetadata(metadata: EditorMetadata): EditorMetadata | undefined {
  const inFile = metadataInFile(metadata);
  const languageInfo = record(inFile["language_info"]);
  if (isCarrybookMetadata(metadata) && languageInfo["name"] === language) return undefined;
  // Another kernel's language_info describes another language: its version and lexer must not stay.
  const language_info = { name: language, file_extension: ".ts", mimetype: "text/typescript" };
  return { ...metadata, metadata: { ...inFile, kernelspec, language_info } };
}

/** What a cell's tags ask of its run. */
export interface CellTags {
  /** The cell may throw, and those after it run all the same. */
  readonly raisesException: boolean;
  readonly skipExecution: boolean;
}

/** Reads the tags of a cell from its metadata as the editor holds it. */
export function cellTags(metadata: EditorMetadata): CellTags {
  const tags = metadataInFile(metadata)["tags"];
  const has = (tag: string) => Array.isArray(tags) && tags.includes(tag);
  return { raisesException: has("raises-exception"), skipExecution: has("skip-execution") };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
