/** Dots a metre of a picture that is meant for 96 dots an inch, one to a CSS pixel. */
const plainDotsPerMetre = 96 / 0.0254;

/** In pixels of a page, or of the picture itself where that is said. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size in CSS pixels at which a PNG is meant to be shown: its pixels, or fewer where it says (in its pHYs chunk) that it was
 * drawn at least half as dense again, for sharp screens and paper. With it in the page nothing moves while a picture is decoded.
 *
 * @returns undefined where the bytes are not a PNG
 */
export function pngSize(base64: string): PictureSize | undefined {
  const drawn = readHeader(base64);
  if (!drawn) return undefined;
  const [width, height] = [drawn.width / drawn.density, drawn.height / drawn.density].map(Math.round);
  return width && height ? { width, height } : undefined;
}

/**
 * The metadata of an output that holds these forms. A dense PNG's size is stated, because JupyterLab, GitHub and nbconvert
 * otherwise show each of its pixels as one of the page's: twice too large.
 */
export function pictureMetadata(data: Readonly<Record<string, unknown>>): Record<string, PictureSize> {
  const picture = data["image/png"];
  if (typeof picture !== "string" || (readHeader(picture)?.density ?? 1) === 1) return {};
  const size = pngSize(picture);
  return size ? { "image/png": size } : {};
}

/** What a PNG's first bytes say of it, in pixels. */
function readHeader(base64: string): (PictureSize & { readonly density: number }) | undefined {
  const bytes = Buffer.from(base64.slice(0, 4096), "base64");
  if (bytes.length < 33 || bytes.toString("latin1", 1, 4) !== "PNG" || bytes.toString("latin1", 12, 16) !== "IHDR")
    return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), density: densityOf(bytes) };
}

/** Pixels for one CSS pixel. */
function densityOf(bytes: Buffer): number {
  for (let offset = 33; offset + 21 <= bytes.length; offset += 12 + bytes.readUInt32BE(offset)) {
    if (bytes.toString("latin1", offset + 4, offset + 8) !== "pHYs") continue;
    const density = bytes.readUInt32BE(offset + 8) / plainDotsPerMetre;
    const isMetric = bytes.readUInt8(offset + 16) === 1;
    return isMetric && density >= 1.5 ? density : 1;
  }
  return 1;
}
