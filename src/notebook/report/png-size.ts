/** Dots a metre of a picture that is meant for 96 dots an inch, one to a CSS pixel. */
const plainDotsPerMetre = 96 / 0.0254;

/**
 * The size in CSS pixels at which a PNG is meant to be shown: its pixels, or fewer where it says (in its pHYs chunk) that it was
 * drawn at least half as dense again, for sharp screens and paper. With it in the page nothing moves while a picture is decoded.
 *
 * @returns undefined where the bytes are not a PNG
 */
export function pngSize(base64: string): { readonly width: number; readonly height: number } | undefined {
  const bytes = Buffer.from(base64.slice(0, 4096), "base64");
  if (bytes.length < 33 || bytes.toString("latin1", 1, 4) !== "PNG" || bytes.toString("latin1", 12, 16) !== "IHDR")
    return undefined;
  const density = densityOf(bytes);
  const [width, height] = [bytes.readUInt32BE(16) / density, bytes.readUInt32BE(20) / density].map(Math.round);
  return width && height ? { width, height } : undefined;
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
