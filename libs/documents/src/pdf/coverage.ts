/**
 * Which characters fonts have pictures of, from their `cmap` tables (OpenType 1.9, formats 4 and 12). PDF/UA forbids a character
 * without one, and a paper that holds an emoji must print nevertheless.
 */
export const coverageOf = (fonts: readonly Buffer[]): ((codePoint: number) => boolean) => {
  const covered = new Set<number>();
  for (const font of fonts) for (const codePoint of codePoints(font)) covered.add(codePoint);
  return (codePoint) => covered.has(codePoint);
};

function* codePoints(font: Buffer): Generator<number> {
  const cmap = tableOf(font, 'cmap');
  for (let place = 0; place < font.readUInt16BE(cmap + 2); place++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + place * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 12) yield* groups(font, subtable);
    else if (format === 4) yield* segments(font, subtable);
  }
}

const tableOf = (font: Buffer, tag: string): number => {
  for (let place = 0; place < font.readUInt16BE(4); place++) {
    const entry = 12 + place * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no table ${tag}.`);
};

function* groups(font: Buffer, subtable: number): Generator<number> {
  for (let place = 0; place < font.readUInt32BE(subtable + 12); place++) {
    const group = subtable + 16 + place * 12;
    for (let one = font.readUInt32BE(group); one <= font.readUInt32BE(group + 4); one++) yield one;
  }
}

function* segments(font: Buffer, subtable: number): Generator<number> {
  const doubled = font.readUInt16BE(subtable + 6);
  for (let place = 0; place < doubled; place += 2) {
    const last = font.readUInt16BE(subtable + 14 + place);
    const first = font.readUInt16BE(subtable + 16 + doubled + place);
    const delta = font.readUInt16BE(subtable + 16 + doubled * 2 + place);
    const rangeAt = subtable + 16 + doubled * 3 + place;
    const range = font.readUInt16BE(rangeAt);
    for (let one = first; one <= last && one !== 0xffff; one++) {
      const glyph = range === 0 ? one + delta : font.readUInt16BE(rangeAt + range + (one - first) * 2);
      if ((glyph & 0xffff) !== 0) yield one;
    }
  }
}
