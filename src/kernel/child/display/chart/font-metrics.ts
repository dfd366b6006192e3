/** Advance widths of a TrueType or OpenType font, read from its own tables. */
export interface FontMetrics {
  /** The width of a text on one line at a font size, both in pixels; kerning is left out. */
  width(text: string, fontSizePx: number): number;
  /** Tells whether the font has a glyph for a character. */
  covers(codePoint: number): boolean;
}

/** A character map: from code point to glyph, 0 for none. */
type GlyphOf = (codePoint: number) => number;

/**
 * Reads the metrics out of a font file. Only Unicode character maps in segments (formats 4 and 12) are read, which every
 * font in use has.
 *
 * @source Microsoft and Apple, OpenType specification 1.9.1: tables `head`, `hhea`, `hmtx`, `cmap`
 */
export function readFontMetrics(file: Uint8Array): FontMetrics {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tableOffsets(view);
  const unitsPerEm = view.getUint16(offsetOf(tables, "head") + 18);
  const advanceCount = view.getUint16(offsetOf(tables, "hhea") + 34);
  const advances = offsetOf(tables, "hmtx");
  const glyphOf = characterMap(view, offsetOf(tables, "cmap"));
  const advance = (codePoint: number): number => {
    const glyph = glyphOf(codePoint);
    // A missing character is most often one of the wide ones of East Asia: room for those is never too little.
    if (glyph === 0) return unitsPerEm;
    return view.getUint16(advances + 4 * Math.min(glyph, advanceCount - 1));
  };
  return {
    width(text, fontSizePx) {
      let units = 0;
      for (const character of text) units += advance(character.codePointAt(0) ?? 0);
      return (units * fontSizePx) / unitsPerEm;
    },
    covers: (codePoint) => glyphOf(codePoint) !== 0,
  };
}

function tableOffsets(view: DataView): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const count = view.getUint16(4);
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    const tag = [0, 1, 2, 3].map((index) => String.fromCharCode(view.getUint8(record + index))).join("");
    offsets.set(tag, view.getUint32(record + 8));
  }
  return offsets;
}

function offsetOf(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new Error(`the font has no ${tag} table`);
  return offset;
}

function characterMap(view: DataView, cmap: number): GlyphOf {
  const count = view.getUint16(cmap + 2);
  const subtables = Array.from({ length: count }, (_unused, index) => cmap + view.getUint32(cmap + 4 + 8 * index + 4));
  const full = subtables.find((offset) => view.getUint16(offset) === 12);
  if (full !== undefined) return segmentedCoverage(view, full);
  const basic = subtables.find((offset) => view.getUint16(offset) === 4);
  if (basic !== undefined) return segmentMapping(view, basic);
  throw new Error("the font has no Unicode character map");
}

function segmentedCoverage(view: DataView, offset: number): GlyphOf {
  const groups = view.getUint32(offset + 12);
  return (codePoint) => {
    for (let group = offset + 16; group < offset + 16 + 12 * groups; group += 12) {
      const start = view.getUint32(group);
      if (codePoint < start) return 0;
      if (codePoint <= view.getUint32(group + 4)) return view.getUint32(group + 8) + codePoint - start;
    }
    return 0;
  };
}

function segmentMapping(view: DataView, offset: number): GlyphOf {
  const doubled = view.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  return (codePoint) => {
    for (let segment = 0; segment < doubled; segment += 2) {
      if (codePoint > view.getUint16(ends + segment)) continue;
      const start = view.getUint16(starts + segment);
      if (codePoint < start) return 0;
      const range = view.getUint16(ranges + segment);
      const delta = view.getUint16(deltas + segment);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + segment + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
