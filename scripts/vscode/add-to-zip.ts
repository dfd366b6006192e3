import { readFileSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";

const endSignature = 0x06054b50;
const endBytes = 22;

/** Adds files to the end of a zip archive, as they are: for small ones. Archives beyond 4 GB are not for it. */
export function addToZip(path: string, files: Readonly<Record<string, Uint8Array>>): void {
  const archive = readFileSync(path);
  const endOffset = archive.lastIndexOf(Buffer.from(Uint32Array.of(endSignature).buffer));
  if (endOffset < 0) throw new Error(`${path} is no zip archive`);
  const entries = archive.readUInt16LE(endOffset + 10);
  const listOffset = archive.readUInt32LE(endOffset + 16);
  const bodies: Buffer[] = [archive.subarray(0, listOffset)];
  const list: Buffer[] = [archive.subarray(listOffset, endOffset)];
  let offset = listOffset;
  for (const [name, content] of Object.entries(files)) {
    const nameBytes = Buffer.from(name);
    const fields = fileFields(nameBytes, content);
    const body = Buffer.concat([uint32(0x04034b50), fields, nameBytes, content]);
    // Version made by; after the shared fields: comment, disk, attributes (a regular file, rw-r--r--), where the file starts.
    list.push(uint32(0x02014b50), uint16(0x0314), fields, uint16(0), uint16(0), uint16(0), uint32((0o100644 << 16) >>> 0));
    list.push(uint32(offset), nameBytes);
    bodies.push(body);
    offset += body.length;
  }
  const listing = Buffer.concat(list);
  const count = uint16(entries + Object.keys(files).length);
  const end = Buffer.concat([uint32(endSignature), uint16(0), uint16(0), count, count, uint32(listing.length), uint32(offset)]);
  writeFileSync(path, Buffer.concat([...bodies, listing, end, archive.subarray(endOffset + endBytes - 2)]));
}

/** What a file's own header and its line in the list say alike: stored, names in UTF-8, of the first of January 1980. */
function fileFields(name: Uint8Array, content: Uint8Array): Buffer {
  const size = uint32(content.length);
  return Buffer.concat([
    ...[uint16(20), uint16(0x0800), uint16(0), uint16(0), uint16(0x0021), uint32(crc32(content)), size, size],
    ...[uint16(name.length), uint16(0)],
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
