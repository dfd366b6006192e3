import type { MimeBundle } from "../../../base/host.ts";

/** The bytes with which a file of each type begins. */
const signatures: readonly (readonly [type: string, name: string, bytes: readonly number[]])[] = [
  ["image/png", "PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", "JPEG", [0xff, 0xd8, 0xff]],
  ["image/gif", "GIF", [0x47, 0x49, 0x46, 0x38]],
];

/** The bundle of an image given as the bytes of its file; undefined for any other bytes. */
export function imageBundle(bytes: Uint8Array): MimeBundle | undefined {
  const found = signatures.find(([, , signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (!found) return drawingBundle(bytes);
  const [type, name] = found;
  return { [type]: base64(bytes), "text/plain": `${name} image, ${bytes.byteLength.toLocaleString("en-US")} bytes` };
}

const drawing = /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*|<!doctype[^>]*>\s*)*<svg[\s>]/i;
const beginning = 2_000;

/** The bundle of an SVG file's bytes. */
function drawingBundle(bytes: Uint8Array): MimeBundle | undefined {
  const text = (length: number) => Buffer.from(bytes.buffer, bytes.byteOffset, length).toString("utf8");
  if (!drawing.test(text(Math.min(beginning, bytes.byteLength)))) return undefined;
  const size = bytes.byteLength.toLocaleString("en-US");
  return { "image/svg+xml": text(bytes.byteLength), "text/plain": `SVG image, ${size} bytes` };
}

/** Bytes as a MIME bundle carries them. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
