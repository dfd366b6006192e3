import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../../../base/errors.ts";

/** Whether a specifier names a package, not a file, a URL or a module of Node. */
export function isPackage(specifier: string): boolean {
  return !/^(\.{1,2}$|\.{0,2}\/|[a-z][a-z\d+.-]*:|#)/i.test(specifier) && !isBuiltin(specifier);
}

/** `@scope/name` of `@scope/name/part`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/**
 * Tells a missing package with the line that installs it, or what is wrong with one that is there.
 *
 * @param importerUrl - the file that imports it
 */
export function missingPackage(specifier: string, importerUrl: string | undefined): UserError {
  const name = packageName(specifier);
  const folder = importerUrl?.startsWith("file:")
    ? installedAt(name, fileURLToPath(importerUrl.replace(/[?#].*$/, "")))
    : undefined;
  if (folder !== undefined) {
    const isWhole = specifier === name;
    return new UserError("kernel/missing-module", {
      expected: isWhole ? `code in the package "${name}"` : `"${specifier.slice(name.length + 1)}" in the package "${name}"`,
      received: `none in ${folder}`,
      action: isWhole
        ? "write import type if it holds types alone, or install it again"
        : "check the path, as its documentation has it",
    });
  }
  return new UserError("kernel/missing-package", {
    expected: `the package "${name}"`,
    received: "none of that name beside the notebook or in a folder above it",
    action: `run: npm install ${name}`,
  });
}

/** The folder of a package, seen from a file. */
function installedAt(name: string, importer: string): string | undefined {
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Tells an address that Deno or a browser would load. */
export function notLoadable(specifier: string): UserError {
  const [, wanted = ""] =
    /^(?:npm:|https?:\/\/(?:esm\.sh|cdn\.jsdelivr\.net\/npm|unpkg\.com|cdn\.skypack\.dev)\/)(.+)$/.exec(specifier) ?? [];
  const name = packageName(wanted.replace(/(?<=.)@.*$/, ""));
  return new UserError("kernel/not-loadable", {
    expected: "a package, a file or a module of Node",
    received: `the address "${specifier}"`,
    action: name === "" ? "download it beside the notebook and import the file" : `write "${name}" and run: npm install ${name}`,
  });
}

/** Tells a missing file as it was written. */
export function missingFile(specifier: string): UserError {
  return new UserError("kernel/missing-file", {
    expected: `the file "${specifier}"`,
    received: "none there, seen from the notebook's folder",
    action: "check its path and its extension",
  });
}
