import MarkdownIt from "markdown-it";
import { sanitiseHtml } from "./sanitise.ts";

/** A heading of the report, for its table of contents. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Unique in the report; the heading element's id. */
  readonly anchor: string;
}

/** The files that a markdown cell carries with it: by name, by MIME type, as base64. */
export type Attachments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface RenderedMarkdown {
  readonly html: string;
  readonly headings: readonly Heading[];
}

const markdown = new MarkdownIt({ html: true, linkify: true });
const checkLink = markdown.validateLink.bind(markdown);
/** An attachment is replaced by its data before anything is shown, and the sanitiser judges every address once more. */
markdown.validateLink = (address) => address.startsWith("attachment:") || checkLink(address);

/**
 * Markdown as safe HTML.
 *
 * @param source - the markdown, which may hold HTML
 * @param taken - the anchors in use; those of this text are added
 */
export function renderMarkdown(source: string, taken: Set<string>, attachments: Attachments = {}): RenderedMarkdown {
  const tokens = markdown.parse(source, {});
  const headings: Heading[] = [];
  tokens.forEach((token, index) => {
    if (token.type === "inline") for (const child of token.children ?? []) embedAttachment(child, attachments);
    const content = tokens[index + 1]?.children;
    if (token.type !== "heading_open" || !content) return;
    const text = content
      .map((child) => (child.type === "softbreak" ? " " : child.type === "html_inline" ? "" : child.content))
      .join("")
      .trim();
    const anchor = freeAnchor(text, taken);
    token.attrSet("id", anchor);
    headings.push({ level: Number(token.tag.slice(1)), text, anchor });
  });
  return { html: sanitiseHtml(markdown.renderer.render(tokens, markdown.options, {})), headings };
}

type Token = ReturnType<typeof markdown.parse>[number];

function embedAttachment(token: Token, attachments: Attachments): void {
  const address = token.type === "image" ? String(token.attrGet("src") ?? "") : "";
  if (!address.startsWith("attachment:")) return;
  const name = Object.keys(attachments).find((one) =>
    [one, encodeURIComponent(one)].includes(address.slice("attachment:".length)),
  );
  const files = Object.entries(attachments[name ?? ""] ?? {});
  const found = files.find(([type, data]) => type.startsWith("image/") && typeof data === "string");
  token.attrSet("src", found ? `data:${found[0]};base64,${found[1] as string}` : "");
}

/** An anchor as Jupyter makes it, so that links within a notebook work in its report: blanks become hyphens. */
function freeAnchor(text: string, taken: Set<string>): string {
  const base = text.replace(/\s+/g, "-") || "section";
  let anchor = base;
  for (let copy = 2; taken.has(anchor); copy++) anchor = `${base}-${copy}`;
  taken.add(anchor);
  return anchor;
}
