import { initWasm, Resvg } from "@resvg/resvg-wasm";
import * as vega from "vega";
import { fontFamily, readFonts, readRenderer, type FontFiles } from "./assets.ts";
import { readFontMetrics } from "./font-metrics.ts";
import { withDensity } from "./png-density.ts";

/** Pixels of the picture for each pixel of the chart: sharp on the screens of today, and legible when printed. */
const pixelRatio = 2;

/** What came of drawing a chart. */
export interface Drawing {
  readonly png: Uint8Array;
  /** What Vega complained about while it drew. */
  readonly warnings: readonly string[];
}

/**
 * Draws a Vega specification as a PNG: white behind it, in the bundled font, the same bytes wherever it is drawn.
 *
 * @throws Error with Vega's own reason for a specification that it cannot draw
 */
export function draw(spec: vega.Spec): Promise<Drawing> {
  const drawing = turn.then(() => drawAlone(spec));
  turn = drawing.catch(() => undefined);
  return drawing;
}

/** The drawing before this one: the clock is set aside for one at a time. */
let turn: Promise<unknown> = Promise.resolve();

async function drawAlone(spec: vega.Spec): Promise<Drawing> {
  const fonts = await ready();
  const { svg, warnings } = await inUtc(() => toSvg(spec));
  return { png: withDensity(toPng(svg, fonts), 96 * pixelRatio), warnings: [...warnings, ...missingLetters(svg, fonts)] };
}

/** Letters that the picture can only show as boxes. Viewers that draw the chart themselves have fonts for them. */
function missingLetters(svg: string, fonts: FontFiles): readonly string[] {
  const font = readFontMetrics(fonts.regular);
  const letters = new Set(svg.match(/[^\p{ASCII}\p{M}\p{Cf}]/gu) ?? []);
  const missing = [...letters].filter((letter) => !font.covers(letter.codePointAt(0) ?? 0)).join("");
  return missing ? [`the picture's font has no letters for ${missing}; a viewer that draws the chart itself shows them`] : [];
}

/** Runs an action as if the machine stood in Greenwich: Vega places and names times by the machine's zone. */
async function inUtc<T>(action: () => Promise<T>): Promise<T> {
  const zone = process.env.TZ;
  process.env.TZ = "UTC";
  try {
    return await action();
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}

async function toSvg(spec: vega.Spec): Promise<{ svg: string; warnings: readonly string[] }> {
  const { logger, warnings, errors } = collector();
  vega.resetSVGDefIds();
  // A sample or jitter is drawn alike in every run.
  untyped.setRandom(untyped.randomLCG(1));
  const view = new vega.View(vega.parse(spec), { renderer: "none", loader: refusingLoader, logger });
  try {
    const svg = await view.toSVG();
    const [first] = errors;
    if (first !== undefined) throw new Error(first);
    return { svg, warnings };
  } finally {
    view.finalize();
  }
}

function toPng(svg: string, fonts: FontFiles): Uint8Array {
  const resvg = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: pixelRatio },
    font: {
      fontBuffers: [fonts.regular, fonts.bold],
      defaultFontFamily: fontFamily,
      sansSerifFamily: fontFamily,
      serifFamily: fontFamily,
      monospaceFamily: fontFamily,
    },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** Gathers what Vega reports, each message once. */
function collector() {
  const warnings: string[] = [];
  const errors: string[] = [];
  const add = (list: string[]) =>
    function (this: vega.LoggerInterface, ...parts: readonly unknown[]) {
      const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
      if (!list.includes(text)) list.push(text);
      return this;
    };
  const logger = vega.logger(vega.Warn);
  Object.assign(logger, { warn: add(warnings), error: add(errors) });
  return { logger, warnings, errors };
}

const refuse = (uri: string) =>
  Promise.reject(new Error(`${uri} is not loaded: a chart shows only what is in its specification`));

/** Fetches nothing; only images that are written into the specification itself pass. */
const refusingLoader: vega.Loader = {
  load: refuse,
  http: refuse,
  file: refuse,
  sanitize: (uri) => (uri.startsWith("data:image/") ? Promise.resolve({ href: uri }) : refuse(uri)),
};

let preparing: Promise<FontFiles> | undefined;

/** Loads the fonts and the renderer once, and has Vega measure text by the very font it is drawn in. */
function ready(): Promise<FontFiles> {
  preparing ??= prepare().catch((error: unknown) => {
    preparing = undefined;
    throw error;
  });
  return preparing;
}

async function prepare(): Promise<FontFiles> {
  const [fonts, renderer] = await Promise.all([readFonts(), readRenderer()]);
  await initWasm(renderer);
  measureWith(fonts);
  return fonts;
}

/** The part of a text mark that decides its width. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

/** What Vega exports and its types leave out. */
const untyped = vega as unknown as {
  readonly textMetrics: { width: (item: TextItem, text: string | number | null) => number };
  setRandom(random: () => number): void;
  randomLCG(seed: number): () => number;
};

/** Vega's own estimate without a canvas is 0.8 of the font size a letter, half as much again as text takes. */
function measureWith(fonts: FontFiles): void {
  const regular = readFontMetrics(fonts.regular);
  const bold = readFontMetrics(fonts.bold);
  untyped.textMetrics.width = ({ fontSize, fontWeight, limit }, text) => {
    const weight = fontWeight === "bold" ? 700 : Number(fontWeight ?? 400);
    const width = (weight >= 600 ? bold : regular).width(String(text ?? "").trim(), fontSize ?? 11);
    // A text beyond its limit is cut to it, so that it never takes more.
    return limit !== undefined && limit > 0 ? Math.min(width, limit) : width;
  };
}
