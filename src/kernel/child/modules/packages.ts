import { isBuiltin } from "node:module";
import { UserError } from "../../../base/errors.ts";

/** Whether a specifier names a package, not a file, a URL or a module of Node. */
export function isPackage(specifier: string): boolean {
  return !/^(\.{0,2}\/|[a-z][a-z\d+.-]*:|#)/i.test(specifier) && !isBuiltin(specifier);
}

/** `@scope/name` of `@scope/name/part`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Tells a missing package with the line that installs it. */
export function missingPackage(specifier: string): UserError {
  const name = packageName(specifier);
  return new UserError("kernel/missing-package", {
    expected: `the package "${name}"`,
    received: "none of that name beside the notebook or in a folder above it",
    action: `run: npm install ${name}`,
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
