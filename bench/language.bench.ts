import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type Cell } from "../src/language/cell.ts";
import { LanguageClient } from "../src/language/client.ts";
import { built } from "./built.ts";
import { type Entry, quantile } from "./entry.ts";

const processPath = fileURLToPath(built("language/process.js"));
const cells = 50;
const keys = 40;
const typed = "hedgeCost({ mode: 'rateDifferential', usRate: rate1, jpRate: rate2, basis: bp(0) }).value.toFixed(2)";

/** A cell of a usual size: an import, helpers, a function, names of the cells above. */
function cellText(index: number): string {
  const before = index === 0 ? "pct(4.5)" : `rate${index - 1}`;
  return `import { table } from "arquero";
const rate${index} = rate(${before} + pct(0.01));
const table${index} = table({ tenor: ["2Y", "10Y"], yield: [rate${index}, ${before}] });
function shifted${index}(by: Rate) {
  return table${index}.array("yield").map((value) => Number(value) + by);
}
const cost${index} = hedgeCost({ mode: "rateDifferential", usRate: rate${index}, jpRate: pct(0.5), basis: bp(0) });
shifted${index}(bp(10))`;
}

const notebook: readonly Cell[] = Array.from({ length: cells }, (_, index) => ({
  id: `c${index}`,
  language: "typescript",
  text: cellText(index),
}));
const last = `c${cells - 1}`;

/** The language process with the notebook open, warmed up by one completion, as an editor's is after a second. */
async function openNotebook(): Promise<LanguageClient> {
  const client = new LanguageClient({ processPath, onProblem: (problem) => console.error(problem) });
  client.open({ id: "bench", folder: tmpdir(), cells: notebook });
  await complete(client, typed);
  return client;
}

async function complete(client: LanguageClient, text: string): Promise<void> {
  client.edit("bench", last, text);
  const found = await client.ask("completions", { notebook: "bench", cell: last, offset: text.length });
  if (!found && /\w$/.test(text)) throw new Error(`nothing was offered after ${text}`);
}

let shared: Promise<LanguageClient> | undefined;

/** Milliseconds of each key with the completion that it asks for, and their quantile. */
async function keyMs(work: (text: string) => unknown, share: number): Promise<number> {
  const times: number[] = [];
  for (let key = 1; key <= keys; key++) {
    const startedMs = performance.now();
    await work(typed.slice(0, key));
    times.push(performance.now() - startedMs);
  }
  return quantile(times, share);
}

let plain: ((text: string) => void) | undefined;

/** The compiler's own service on one file that has neither cells nor a library: the least that a key can take. */
function plainService(): (text: string) => void {
  const path = join(tmpdir(), "plain.ts");
  let text = "";
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ target: ts.ScriptTarget.ES2023, strict: true, types: [] }),
    getScriptFileNames: () => [path],
    getScriptVersion: (name) => (name === path ? String(version) : "1"),
    getScriptSnapshot: (name) => {
      const content = name === path ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: tmpdir,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
  });
  const declared = `declare function hedgeCost(options: { mode: string; usRate: number; jpRate: number; basis: number }): { value: number };
declare const rate1: number, rate2: number;
declare function bp(value: number): number;
`;
  return (source) => {
    text = declared + source;
    version += 1;
    service.getCompletionsAtPosition(path, text.length, {});
  };
}

const perKey = ([0.5, 0.95] as const).map((share): Entry => {
  const which = share === 0.5 ? "median" : "p95";
  return {
    name: `a key with its completion in the last of ${cells} cells, ${which} of ${keys} / TypeScript on one plain file`,
    unit: "ms",
    measuresItself: true,
    run: async () => {
      const client = await (shared ??= openNotebook());
      return keyMs((text) => complete(client, text), share);
    },
    baseline: () => keyMs((plain ??= plainService()), share),
    close: async () => {
      (await shared)?.[Symbol.dispose]();
      shared = undefined;
    },
  };
});

const entries: readonly Entry[] = [
  ...perKey,
  {
    name: `language process start to first completion in ${cells} cells / TypeScript on one plain file`,
    unit: "ms",
    run: async () => (await openNotebook())[Symbol.dispose](),
    baseline: () => plainService()(typed),
  },
];

export default entries;
