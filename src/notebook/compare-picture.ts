import { inflateSync } from "node:zlib";

/**
 * Tells whether two pictures in base64 are the same: byte for byte or, for PNG, in size, colour type and pixel data, whatever
 * else their files say and however they were compressed.
 */
export function samePicture(one: string, other: string): boolean {
  const [first, second] = [one, other].map((base64) => Buffer.from(base64, "base64"));
  if (!first || !second) return false;
  if (first.equals(second)) return true;
  const [pixels, others] = [pixelData(first), pixelData(second)];
  return pixels !== undefined && others !== undefined && pixels.equals(others);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a PNG draws: its header, palette and inflated scan lines; undefined where the bytes are not a sound PNG. */
function pixelData(png: Buffer): Buffer | undefined {
  if (!png.subarray(0, 8).equals(signature)) return undefined;
  const drawn: Buffer[] = [];
  const compressed: Buffer[] = [];
  for (let offset = 8; offset + 12 <= png.length; offset += 12 + png.readUInt32BE(offset)) {
    const type = png.toString("latin1", offset + 4, offset + 8);
    const data = png.subarray(offset + 8, offset + 8 + png.readUInt32BE(offset));
    if (["IHDR", "PLTE", "tRNS"].includes(type)) drawn.push(data);
    if (type === "IDAT") compressed.push(data);
  }
  try {
    return Buffer.concat([...drawn, inflateSync(Buffer.concat(compressed))]);
  } catch {
    return undefined;
  }
}
