import { escapeHtml } from "../../base/explanation.ts";
import type { Output, OutputData } from "../nbformat.ts";
import { joinText, mimeText, stripAnsi } from "../text.ts";
import { renderMarkdown } from "./markdown.ts";
import { pngSize } from "../png-size.ts";
import { sanitiseHtml } from "./sanitise.ts";

/** One output of a cell as HTML; empty where it holds nothing that can be shown. */
export function renderOutput(output: Output): string {
  switch (output.output_type) {
    case "stream": {
      const text = terminalText(joinText(output.text));
      return text.trim() === "" ? "" : `<pre class="stream ${output.name === "stderr" ? "stderr" : "stdout"}">${text}</pre>`;
    }
    case "error": {
      const text = output.traceback.length > 0 ? output.traceback.join("\n") : `${output.ename}: ${output.evalue}`;
      return `<pre class="error" role="alert">${terminalText(text)}</pre>`;
    }
    case "display_data":
    case "execute_result":
      return renderBundle(output.data, output.metadata);
  }
}

/** The richest form of a value that a page without scripts can show. */
function renderBundle(data: OutputData, metadata: Readonly<Record<string, unknown>>): string {
  const html = sanitiseHtml(mimeText(data, "text/html") ?? "");
  if (showsSomething(html)) return `<div class="html">${html}</div>`;
  for (const type of ["image/png", "image/svg+xml", "image/jpeg", "image/webp", "image/gif"]) {
    const image = mimeText(data, type);
    if (image !== undefined && image !== "") return renderImage(type, image, data, metadata[type]);
  }
  const markdown = mimeText(data, "text/markdown");
  // Mathematics that comes as Markdown too is better read plain than with the Markdown's dollars.
  if (markdown !== undefined && data["text/latex"] === undefined)
    return `<div class="markdown">${renderMarkdown(markdown, new Set()).html}</div>`;
  const plain = mimeText(data, "text/plain") ?? mimeText(data, "text/latex");
  if (plain !== undefined) return plain === "" ? "" : `<pre class="text">${terminalText(plain)}</pre>`;
  const json = data["application/json"];
  return json === undefined ? "" : `<pre class="text">${escapeHtml(JSON.stringify(json, null, 2))}</pre>`;
}

/** Tells whether HTML holds text or a picture: what scripts alone would have drawn leaves nothing. */
function showsSomething(html: string): boolean {
  return /<(?:img|progress|meter|hr) /.test(html) || html.replace(/<[^>]*>|&nbsp;|\s/g, "") !== "";
}

function renderImage(type: string, image: string, data: OutputData, metadata: unknown): string {
  const base64 = type === "image/svg+xml" ? Buffer.from(image).toString("base64") : image.replace(/[^\w+/=]/g, "");
  const text = (mimeText(data, "text/plain") ?? "").trim();
  const alt = escapeHtml(text === "" || /^<.*>$/.test(text) ? "Chart" : text);
  const size = statedSize(metadata) ?? (type === "image/png" ? pngSize(base64) : undefined);
  const dimensions = size ? ` width="${size.width}" height="${size.height}"` : "";
  return `<figure><img src="data:${type};base64,${base64}" alt="${alt}"${dimensions}></figure>`;
}

/** The size that an output's metadata asks for, in CSS pixels. */
function statedSize(metadata: unknown): { readonly width: number; readonly height: number } | undefined {
  const { width, height } = (metadata ?? {}) as { width?: unknown; height?: unknown };
  return typeof width === "number" && typeof height === "number" && width > 0 && height > 0 ? { width, height } : undefined;
}

function terminalText(text: string): string {
  return escapeHtml(stripAnsi(text).replace(/\n$/, ""));
}
