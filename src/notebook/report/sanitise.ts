/**
 * HTML from a notebook made safe to put into a page: only known tags and attributes are written again, each in a form of our
 * own; all else is text or gone. A report must not run, load or cover anything, whoever made the notebook.
 */

const blocks =
  "address article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table ul";
const kept = new Set(
  `${blocks} a abbr b br caption cite code col colgroup data dd del dfn dt em figcaption i img ins kbd li mark meter progress q s
   samp small span strong sub summary sup tbody td tfoot th thead time tr u var`.split(/\s+/),
);
const empty = new Set(["br", "col", "hr", "img"]);

/** Elements whose content goes with them: it is not text that a reader should see. */
const dropped = new Set(
  "applet audio canvas frameset head iframe math noembed noframes noscript object plaintext script select style svg template textarea title video xmp".split(
    " ",
  ),
);

/** What a tag ends without saying so, when that is the innermost open element. */
const ends: Readonly<Record<string, ReadonlySet<string>>> = {
  ...Object.fromEntries(blocks.split(" ").map((tag) => [tag, new Set(["p"])])),
  li: new Set(["li", "p"]),
  dt: new Set(["dt", "dd", "p"]),
  dd: new Set(["dt", "dd", "p"]),
  td: new Set(["td", "th", "p"]),
  th: new Set(["td", "th", "p"]),
  tr: new Set(["td", "th", "tr", "p"]),
};

const anywhere = new Set(["dir", "lang", "role", "style", "title"]);
const onTag: Readonly<Record<string, ReadonlySet<string>>> = {
  a: new Set(["href"]),
  col: new Set(["span"]),
  data: new Set(["value"]),
  details: new Set(["open"]),
  img: new Set(["src", "alt", "width", "height"]),
  li: new Set(["value"]),
  meter: new Set(["high", "low", "max", "min", "optimum", "value"]),
  ol: new Set(["reversed", "start", "type"]),
  progress: new Set(["max", "value"]),
  td: new Set(["colspan", "headers", "rowspan"]),
  th: new Set(["colspan", "headers", "rowspan", "scope"]),
  time: new Set(["datetime"]),
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, new Set(["id"])])),
};

/** Properties that lay text out; colours are left to the page, which has a light and a dark theme. */
const styleProperties =
  /^(?:text-align|vertical-align|white-space|font-weight|font-style|font-variant-numeric|text-decoration|width|padding-left)$/;

/**
 * The safe part of an HTML text, every tag closed.
 *
 * @example
 * sanitiseHtml("<b onclick='go()'>5<script>x</script>"); // "<b>5</b>"
 */
export function sanitiseHtml(html: string): string {
  const written: string[] = [];
  const open: string[] = [];
  let offset = 0;
  while (offset < html.length) {
    const start = html.indexOf("<", offset);
    if (start < 0) break;
    written.push(escapeText(html.slice(offset, start)));
    if (html.startsWith("<!--", start)) {
      offset = after(html, "-->", start + 4);
    } else if (/[!?]/.test(html.charAt(start + 1))) {
      offset = after(html, ">", start);
    } else if (/^<\/?[a-zA-Z]/.test(html.slice(start, start + 3))) {
      offset = tagEnd(html, start);
      const tag = readTag(html.slice(start, offset));
      if (tag && dropped.has(tag.name) && !tag.closes) offset = skipContent(html, tag.name, offset);
      else if (tag && kept.has(tag.name)) writeTag(tag, open, written);
    } else {
      written.push("&lt;");
      offset = start + 1;
    }
  }
  written.push(escapeText(html.slice(offset)), ...open.reverse().map((name) => `</${name}>`));
  return written.join("");
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
}

function readTag(text: string): Tag | undefined {
  const [, slash, name, attributes] = /^<(\/?)([a-zA-Z][^\s/>]*)([\s\S]*?)\/?>$/.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), closes: slash === "/", attributes: attributes ?? "" };
}

function writeTag({ name, closes, attributes }: Tag, open: string[], written: string[]): void {
  if (closes) {
    const place = open.lastIndexOf(name);
    if (place >= 0) for (const inner of open.splice(place).reverse()) written.push(`</${inner}>`);
    return;
  }
  for (let last = open.at(-1); last !== undefined && ends[name]?.has(last); last = open.at(-1)) {
    open.pop();
    written.push(`</${last}>`);
  }
  const values = readAttributes(attributes);
  if (name === "img" && !isEmbeddedImage(values.get("src") ?? "")) {
    written.push(imageLink(values));
    return;
  }
  const shown = [...values].map(([key, value]) => writeAttribute(name, key, value)).join("");
  written.push(`<${name}${shown}${name === "a" && shown.includes(" href=") ? ' rel="noopener noreferrer"' : ""}>`);
  if (!empty.has(name)) open.push(name);
}

function readAttributes(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, key, double, single, bare] of text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g)) {
    const name = (key ?? "").toLowerCase();
    if (!values.has(name)) values.set(name, decodeEntities(double ?? single ?? bare ?? ""));
  }
  return values;
}

function writeAttribute(tag: string, key: string, value: string): string {
  const known = anywhere.has(key) || /^aria-[a-z]+$/.test(key) || onTag[tag]?.has(key);
  if (!known || (key === "href" && !isSafeLink(value))) return "";
  const safe = key === "style" ? safeStyle(value) : value;
  if (key === "style" && safe === "") return "";
  return ` ${key}="${escapeAttribute(safe)}"`;
}

function safeStyle(style: string): string {
  const pairs = style.split(";").map((pair) => pair.split(":").map((part) => part.trim().toLowerCase()));
  return pairs
    .filter(
      ([property = "", value = "", ...rest]) => styleProperties.test(property) && /^[\w .%-]+$/.test(value) && rest.length === 0,
    )
    .map(([property, value]) => `${property}:${value}`)
    .join(";");
}

/** A web or mail address, a place in the page, or a relative path; browsers ignore control characters and blanks in a scheme. */
function isSafeLink(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what a browser skips
  const bare = address.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  return /^(?:https?:|mailto:)/i.test(bare) || !/^[^/?#]*:/.test(bare);
}

function isEmbeddedImage(address: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[\w+/=\s]*$/i.test(address);
}

/** A picture that would have to be loaded becomes a link to it. */
function imageLink(values: ReadonlyMap<string, string>): string {
  const address = values.get("src") ?? "";
  const text = escapeText(values.get("alt") || address.slice(0, 80) || "picture");
  if (!isSafeLink(address) || address === "") return text;
  return `<a href="${escapeAttribute(address)}" rel="noopener noreferrer">${text}</a>`;
}

/** Text with its entities kept, and with what would open a tag escaped. */
function escapeText(text: string): string {
  return text
    .replace(/&(?!(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{1,31});)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : undefined;
      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
      return named[name ?? ""] ?? whole;
    },
  );
}

/** The offset behind the tag that opens at `start`; a `>` in a quoted value does not end it. */
function tagEnd(html: string, start: number): number {
  let quote = "";
  for (let offset = start + 1; offset < html.length; offset++) {
    const character = html.charAt(offset);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") return offset + 1;
    else if ((character === '"' || character === "'") && /=\s*$/.test(html.slice(Math.max(start, offset - 8), offset)))
      quote = character;
  }
  return html.length;
}

function skipContent(html: string, name: string, offset: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, "gi");
  close.lastIndex = offset;
  const match = close.exec(html);
  return match ? after(html, ">", match.index) : html.length;
}

function after(html: string, mark: string, from: number): number {
  const place = html.indexOf(mark, from);
  return place < 0 ? html.length : place + mark.length;
}
