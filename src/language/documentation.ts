import ts from "typescript";

/** A symbol's docstring in Markdown: its text, then the tags that a reader needs. */
export function documentationOf(
  documentation: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] = [],
): string {
  const text = plain(documentation);
  const parameters = tags.filter(({ name }) => name === "param");
  const others = tags.filter(({ name }) => name !== "param");
  const list = parameters.map(parameterLine).join("\n");
  return [text, list, ...others.map(tagText)].filter((part) => part !== "").join("\n\n");
}

/** The text of the compiler's parts; a link is its target in code. */
export function plain(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString(parts ? [...parts] : undefined)
    .replace(/\{@link(?:code|plain)?\s+([^\s|}]+)(?:[|\s]+([^}]*))?\}/g, (_, target: string, label?: string) =>
      /^https?:/.test(target) ? `[${label?.trim() || target}](${target})` : `\`${label?.trim() || target}\``,
    )
    .trim();
}

function parameterLine({ text }: ts.JSDocTagInfo): string {
  const name = text?.find(({ kind }) => kind === "parameterName")?.text ?? "";
  const rest = plain(text)
    .slice(name.length)
    .replace(/^\s*-?\s*/, "");
  return `- \`${name}\`${rest === "" ? "" : `: ${rest}`}`;
}

function tagText({ name, text }: ts.JSDocTagInfo): string {
  const body = plain(text);
  if (name === "example") return `*Example*\n\n${body.includes("```") ? body : `\`\`\`ts\n${body}\n\`\`\``}`;
  return body === "" ? `*@${name}*` : `*${titles[name] ?? `@${name}`}*: ${body}`;
}

const titles: Readonly<Record<string, string>> = {
  returns: "Returns",
  return: "Returns",
  throws: "Throws",
  source: "Source",
  see: "See",
  deprecated: "Deprecated",
};
