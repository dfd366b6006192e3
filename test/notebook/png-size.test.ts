import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import { pictureMetadata, pngSize } from "../../src/notebook/png-size.ts";

/** A PNG's beginning, without pixels: its header and, in dots a metre, what it says of its density. */
function png({ width, height, dotsPerMetre }: { width: number; height: number; dotsPerMetre?: number }): string {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const density = Buffer.alloc(9);
  density.writeUInt32BE(dotsPerMetre ?? 0, 0);
  density.writeUInt32BE(dotsPerMetre ?? 0, 4);
  density.writeUInt8(1, 8);
  const chunks = [
    chunk("IHDR", header),
    ...(dotsPerMetre === undefined ? [] : [chunk("pHYs", density)]),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]).toString("base64");
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

describe("pngSize", () => {
  const rows: [what: string, base64: string, size: { width: number; height: number } | undefined][] = [
    ["a plain picture at its pixels", png({ width: 640, height: 320 }), { width: 640, height: 320 }],
    ["one of 192 dots an inch at half", png({ width: 1267, height: 876, dotsPerMetre: 7559 }), { width: 634, height: 438 }],
    ["one of 100 dots an inch at its pixels", png({ width: 640, height: 480, dotsPerMetre: 3937 }), { width: 640, height: 480 }],
    ["one of 72 dots an inch at its pixels", png({ width: 640, height: 480, dotsPerMetre: 2835 }), { width: 640, height: 480 }],
    ["nothing for one without pixels", png({ width: 0, height: 480 }), undefined],
    ["nothing for a cut one", png({ width: 640, height: 480 }).slice(0, 20), undefined],
    ["nothing for what is no PNG", Buffer.from("x".repeat(100)).toString("base64"), undefined],
    ["nothing for nothing", "", undefined],
  ];
  for (const [what, base64, size] of rows) it(`gives ${what}`, () => assert.deepEqual(pngSize(base64), size));
});

describe("pictureMetadata", () => {
  const dense = png({ width: 1267, height: 876, dotsPerMetre: 7559 });
  const rows: [what: string, data: Record<string, unknown>, metadata: object][] = [
    [
      "states the size of a dense picture",
      { "image/png": dense, "text/plain": "x" },
      { "image/png": { width: 634, height: 438 } },
    ],
    ["states nothing of a plain picture", { "image/png": png({ width: 640, height: 320 }) }, {}],
    ["states nothing without a picture", { "text/plain": "x" }, {}],
    ["states nothing of what is no PNG", { "image/png": 7 }, {}],
  ];
  for (const [what, data, metadata] of rows) it(what, () => assert.deepEqual(pictureMetadata(data), metadata));
});
