import { crc32 } from "node:zlib";

const inchesPerMetre = 1 / 0.0254;
/** Signature, then the header chunk, which comes first in every file. */
const headerEnd = 8 + 25;

/**
 * The same PNG with its density written into it, so that a viewer or a word processor knows its natural size.
 *
 * @source W3C, Portable Network Graphics (3rd edition), section 11.3.4.3 pHYs
 */
export function withDensity(png: Uint8Array, pixelsPerInch: number): Uint8Array {
  const chunk = Buffer.alloc(4 + 4 + 9 + 4);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  const pixelsPerMetre = Math.round(pixelsPerInch * inchesPerMetre);
  chunk.writeUInt32BE(pixelsPerMetre, 8);
  chunk.writeUInt32BE(pixelsPerMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)]);
}
