import { statSync } from "node:fs";

interface TrackedFile {
  /** Changes whenever the file does. */
  stamp: string;
  /** Part of the URL from the first change on, since Node never loads the same URL twice. */
  version: number;
  readonly imports: Set<string>;
}

/** The notebook's own modules, so that one that has changed is loaded anew, and so are those that import it. */
export class FileVersions {
  readonly #files = new Map<string, TrackedFile>();

  isTracked(path: string): boolean {
    return this.#files.has(path);
  }

  /** Begins to follow a file; `importer` is the followed file that imports it, if any. */
  track(path: string, importer?: string): void {
    if (!this.#files.has(path)) this.#files.set(path, { stamp: stampOf(path), version: 0, imports: new Set() });
    if (importer !== undefined) this.#files.get(importer)?.imports.add(path);
  }

  version(path: string): number {
    return this.#files.get(path)?.version ?? 0;
  }

  /** Raises the version of what has changed below a file, the file itself included, and gives the paths. */
  refresh(path: string): readonly string[] {
    const verdicts = new Map<string, boolean>();
    this.#refresh(path, verdicts);
    return [...verdicts].filter(([, changed]) => changed).map(([changedPath]) => changedPath);
  }

  #refresh(path: string, verdicts: Map<string, boolean>): boolean {
    const known = verdicts.get(path);
    if (known !== undefined) return known;
    verdicts.set(path, false); // Ends the walk around a cycle.
    const file = this.#files.get(path);
    if (!file) return false;
    const stamp = stampOf(path);
    const below = [...file.imports].map((imported) => this.#refresh(imported, verdicts));
    const changed = stamp !== file.stamp || below.includes(true);
    if (changed) {
      file.stamp = stamp;
      file.version += 1;
      file.imports.clear();
    }
    verdicts.set(path, changed);
    return changed;
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats ? `${stats.mtimeNs} ${stats.size} ${stats.ino}` : "absent";
}
