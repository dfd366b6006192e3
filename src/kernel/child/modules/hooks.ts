import { Buffer } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import {
  createRequire,
  registerHooks,
  type LoadFnOutput,
  type LoadHookContext,
  type ResolveFnOutput,
  type ResolveHookContext,
} from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { TextDecoder } from "node:util";
import { parseJavaScript } from "../compile/parse.ts";
import { PlacedSyntaxError, type Place } from "../compile/syntax.ts";
import { untouched, withoutTypes } from "../compile/types.ts";
import { FileSyntaxError } from "../errors/file-syntax-error.ts";
import { frameInFile } from "../errors/stack.ts";
import { FileVersions } from "./file-versions.ts";
import { isPackage, missingFile, missingPackage, notLoadable } from "./packages.ts";

/** Marks a specifier that comes from a cell; a number after it keeps Node from answering out of its cache. */
export const cellScheme = "carrybook-notebook:";
const versionQuery = "carrybook";

export interface HookOptions {
  readonly folder: string;
  /** Packages that ship with the kernel, name to path: the last resort. */
  readonly modules: Readonly<Record<string, string>>;
}

type NextResolve = (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput;
type NextLoad = (url: string, context?: Partial<LoadHookContext>) => LoadFnOutput;

/** Resolves and loads modules for cells: from the notebook's folder, then from what ships with the kernel; its own files anew. */
export class ModuleHooks {
  readonly #options: HookOptions;
  readonly #versions = new FileVersions();
  /** Maps of files whose text had to be printed anew. */
  readonly #sources = new Map<string, (place: Place) => Place>();
  readonly #cellUrl: string;
  readonly #require: NodeJS.Require;

  constructor(options: HookOptions) {
    this.#options = options;
    this.#cellUrl = pathToFileURL(join(options.folder, "cell.ts")).href;
    this.#require = createRequire(this.#cellUrl);
  }

  register(): void {
    registerHooks({
      resolve: (specifier, context, next) => this.#resolve(specifier, context, next),
      load: (url, context, next) => this.#load(url, context, next),
    });
  }

  /** The place in a file as it was written. */
  readonly fileSource = (url: string, place: Place): Place => this.#sources.get(url)?.(place) ?? place;

  #resolve(specifier: string, context: ResolveHookContext, next: NextResolve): ResolveFnOutput {
    const fromCell = specifier.startsWith(cellScheme);
    const wanted = fromCell ? specifier.slice(specifier.indexOf("/", cellScheme.length) + 1) : specifier;
    const parentURL = fromCell ? this.#cellUrl : context.parentURL;
    if (isPackage(wanted)) return this.#resolvePackage(wanted, { ...context, ...(parentURL && { parentURL }) }, next);
    if (/^(https?|npm|jsr):/i.test(wanted)) throw notLoadable(wanted);
    const importer = parentURL?.startsWith("file:") ? pathOf(parentURL) : undefined;
    const isOurs = fromCell || (importer !== undefined && this.#versions.isTracked(importer));
    if (!isOurs || !parentURL || /^(?!file:)[a-z]{2,}:/i.test(wanted))
      return next(wanted, parentURL ? { ...context, parentURL } : context);
    const resolved = this.#resolveFile(wanted, { ...context, parentURL: parentURL.replace(/\?.*$/, "") }, next);
    return resolved.url.startsWith("file:") ? this.#versioned(resolved, fromCell ? undefined : importer) : resolved;
  }

  #resolvePackage(specifier: string, context: ResolveHookContext, next: NextResolve): ResolveFnOutput {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const shipped = this.#options.modules[specifier];
      if (shipped !== undefined) return { url: pathToFileURL(shipped).href, shortCircuit: true };
      throw missingPackage(specifier, context.parentURL);
    }
  }

  /** A file may be named without its extension, or as the `.js` that TypeScript would make of it. */
  #resolveFile(specifier: string, context: ResolveHookContext, next: NextResolve): ResolveFnOutput {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!isNotFound(error) && errorCode(error) !== "ERR_UNSUPPORTED_DIR_IMPORT") throw error;
      const base = new URL(specifier, context.parentURL).href;
      const candidates = [
        `${base}.ts`,
        `${base}.js`,
        `${base}/index.ts`,
        `${base}/index.js`,
        base.replace(/\.([cm]?)js$/, ".$1ts"),
      ];
      const found = candidates.find((url) => url !== base && existsSync(fileURLToPath(url)));
      if (found === undefined) throw missingFile(specifier);
      return next(found, context);
    }
  }

  #versioned(resolved: ResolveFnOutput, importer: string | undefined): ResolveFnOutput {
    const path = pathOf(resolved.url);
    if (path.includes(`${sep}node_modules${sep}`)) return resolved;
    this.#versions.track(path, importer);
    if (importer === undefined) {
      for (const changed of this.#versions.refresh(path)) Reflect.deleteProperty(this.#require.cache, changed);
    }
    // TypeScript takes JSON without its attribute.
    const json = path.endsWith(".json") ? { importAttributes: { type: "json" } } : {};
    const version = this.#versions.version(path);
    if (version === 0) return { ...resolved, ...json };
    const url = new URL(resolved.url);
    url.searchParams.set(versionQuery, String(version));
    return { ...resolved, ...json, url: url.href };
  }

  #load(url: string, context: LoadHookContext, next: NextLoad): LoadFnOutput {
    const [, kind, language] = /\.([cm]?)([jt])s$/.exec(url.replace(/\?.*$/, "")) ?? [];
    if (!language || !url.startsWith("file:") || !this.#versions.isTracked(pathOf(url))) return next(url, context);
    const path = pathOf(url);
    try {
      return language === "t" ? this.#loadTypeScript(url, path, kind === "c") : loadJavaScript(url, context, next);
    } catch (error) {
      if (error instanceof PlacedSyntaxError)
        throw new FileSyntaxError(error, frameInFile(path, this.#options.folder, error.place));
      throw error;
    }
  }

  #loadTypeScript(url: string, path: string, isCommonJs: boolean): LoadFnOutput {
    const plain = withoutTypes(readFileSync(path, "utf8"));
    if (plain.reprinted) this.#sources.set(url, plain.toSource);
    const source = plain.sourceMap === undefined ? plain.code : `${plain.code}\n${mapComment(plain.sourceMap, path)}`;
    return { format: isCommonJs ? "commonjs" : "module", source, shortCircuit: true };
  }
}

/** A file's source map, in place: only a debugger reads it. */
function mapComment(sourceMap: string, path: string): string {
  const map = { ...(JSON.parse(sourceMap) as object), sources: [pathToFileURL(path).href] };
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
}

/** A module of JavaScript is parsed beforehand, since V8 does not tell the place of a syntax error in it. */
function loadJavaScript(url: string, context: LoadHookContext, next: NextLoad): LoadFnOutput {
  const loaded = next(url, context);
  if (loaded.format === "module" && loaded.source) parseJavaScript(untouched(sourceText(loaded.source)));
  return loaded;
}

function sourceText(source: NonNullable<LoadFnOutput["source"]>): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}

function pathOf(url: string): string {
  return fileURLToPath(url.replace(/[?#].*$/, ""));
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function isNotFound(error: unknown): boolean {
  return errorCode(error) === "ERR_MODULE_NOT_FOUND" || errorCode(error) === "MODULE_NOT_FOUND";
}
