import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../run/tool.ts";
import { type Documented, documentedExports } from "./docstrings.ts";
import { publicNames } from "./public-names.ts";

/** Where the generated reference stands, below the checkout. */
export const apiPath = "docs/api.md";

/** The folders in the order in which a reader needs them, with their headings. */
const groups: readonly [folder: string, heading: string][] = [
  ["finance", "Finance"],
  ["tables", "Table verbs"],
  ["charts", "Charts"],
  ["threads", "Long calculations"],
  ["claims", "Claims"],
  ["notebook", "Other notebooks"],
  ["data", "Data"],
  ["base", "Units, results, errors"],
];

const intro = `# What a cell can import

Everything here comes from \`import { … } from "carrybook"\`. Rates are decimals (\`pct(4.3)\` is 0.043), amounts carry their unit
in their type. A helper takes one options object and gives a result that shows its steps; a verb of the same name takes a
table and columns. Generated from the docstrings by \`node scripts/docs.ts\`; do not edit.`;

/** The reference as Markdown, formatted as the house formats. */
export async function apiPage(): Promise<string> {
  const all = documentedExports();
  const wanted = publicNames();
  const offered = all.filter((entry) => wanted.some(({ name, file }) => name === entry.name && file === entry.file));
  const sections = groups.flatMap(([folder, heading]) => {
    const entries = offered.filter((entry) => entry.file.startsWith(`src/${folder}/`));
    const sorted = [...entries].sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, "en"));
    return sorted.length === 0 ? [] : [`## ${heading}`, ...sorted.map((entry) => apiEntry(entry, all))];
  });
  const config = await resolveConfig(join(root, apiPath));
  return format([intro, ...sections].join("\n\n"), { ...config, filepath: apiPath });
}

/** The page as it was last written, or nothing. */
export function writtenApiPage(): string {
  try {
    return readFileSync(join(root, apiPath), "utf8");
  } catch {
    return "";
  }
}

/** Types come after what uses them. */
function order(entry: Documented): number {
  return entry.kind === "type" ? 1 : 0;
}

/** One name: signature with the types that it takes, text, parameters, result, errors, source, example. */
export function apiEntry(entry: Documented, all: readonly Documented[]): string {
  const { name, file, text, tags } = entry;
  const texts = (wanted: string) => tags.filter(({ tag }) => tag === wanted).map((each) => prose(each.text));
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`**${title}**\n\n${items.map((item) => `- ${item}`).join("\n")}`];
  const examples = tags.filter(({ tag }) => tag === "example");
  return [
    `### ${name}`,
    prose(text),
    code([entry.signature, ...typesTaken(entry, all)].join("\n\n")),
    ...list(
      "Parameters",
      texts("param").map((each) => each.replace(/^(\S+) - /, "`$1`: ")),
    ),
    ...list("Returns", texts("returns")),
    ...list("Throws", texts("throws")),
    ...list("Source", texts("source")),
    ...examples.map((example) => code(example.text)),
    `<sub>[${file}](../${file})</sub>`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The types and classes of the same file that a function's signature names: its options, its result and their parts. */
function typesTaken(entry: Documented, all: readonly Documented[]): string[] {
  if (entry.kind !== "function") return [];
  return all
    .filter((each) => (each.kind === "type" || each.kind === "class") && each.file === entry.file)
    .filter((each) => new RegExp(`\\b${each.name}\\b`).test(entry.signature))
    .map((each) => each.signature);
}

/** Links as code, and a paragraph's lines joined. */
function prose(text: string): string {
  return withoutLinks(text)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll("\n", " "))
    .join("\n\n");
}

function withoutLinks(text: string): string {
  return text.replaceAll(/\{@link ([^}\s]+)[^}]*\}/g, "`$1`");
}

function code(text: string): string {
  return `\`\`\`ts\n${withoutLinks(text)}\n\`\`\``;
}
