import { offlineError } from "./sql-errors.ts";
import type { Statement } from "./statements.ts";

/** Extensions of DuckDB that read and write files of this machine, and nothing else. */
const localExtensions = new Set(["autocomplete", "core_functions", "excel", "fts", "icu", "inet", "json", "parquet"]);
const localDatabases = new Set(["duckdb", "sqlite", "sqlite_scanner"]);
const loadingSettings = ["autoinstall_known_extensions", "autoload_known_extensions"];

/**
 * Refuses a statement that would make remote reads possible. All other ways to one lead through an extension that DuckDB would have
 * to load by itself, which it may not do offline.
 *
 * @throws `data/offline`
 */
export function refuseRemote({ text, words, strings }: Statement): void {
  const [, verb = "", rest = ""] = /^(?:\s|--[^\n]*\n|\/\*.*?\*\/)*(?:force\s+)?([a-z]+)\s+(.*)$/is.exec(text) ?? [];
  switch (verb.toLowerCase()) {
    case "install":
      throw offlineError(`install ${rest.trim()}`);
    case "load": {
      const name = (strings[0] ?? rest).trim().toLowerCase();
      if (!localExtensions.has(name) && !localDatabases.has(name)) throw offlineError(`load ${name}`);
      return;
    }
    case "attach": {
      const target = strings[0] ?? "";
      const type = /\btype\s+'?(?<type>\w+)/i.exec(rest)?.groups?.["type"]?.toLowerCase();
      const scheme = /^(?<scheme>[a-z][a-z\d+]+):/i.exec(target)?.groups?.["scheme"]?.toLowerCase();
      const isLocal = (type === undefined || localDatabases.has(type)) && (scheme === undefined || localDatabases.has(scheme));
      if (!isLocal) throw offlineError(`attach ${scheme ?? type ?? target}`);
      return;
    }
    case "set":
    case "reset":
    case "pragma":
      if (loadingSettings.some((setting) => words.has(setting))) throw offlineError(`a setting that loads extensions`);
  }
}
