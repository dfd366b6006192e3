import { type Page } from "playwright-core";
import { type SessionFolders } from "./session.ts";

/** What either build of VS Code needs to run the suite. */
export interface Launch {
  readonly folders: SessionFolders;
  /** The packaged extension, which is installed as a user would. */
  readonly vsix: string;
  /** Other packages, which are installed beside it. */
  readonly otherVsixes: readonly string[];
  /** The bundled suite's entry, which exports `run()`. */
  readonly testsPath: string;
  /** Variables that the extension host gets, so that the suite finds the driver. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** A VS Code that is running the suite; disposing of it ends all its processes. */
export interface RunningEditor extends AsyncDisposable {
  readonly page: Page;
  /** Settles with an exit code when the extension host has ended the run, or the editor has ended by itself. */
  readonly exited: Promise<number | null>;
}
