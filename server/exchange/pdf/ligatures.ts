import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { RTL_LETTER } from "~/app/domain/document/direction.js";

/** What pdf.js leaves out of its texts or adds to them on its own. */
const UNSEEN = /[\s\p{Cf}<>]/u;

/** What a page's glyphs stand for, in the order in which they are drawn: mostly a character, several for a ligature. */
async function glyphsOf(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, i) =>
    operator === OPS.showText
      ? (argsArray[i] as [(number | { unicode: string })[]])[0].flatMap((glyph) =>
          typeof glyph === "object" && !UNSEEN.test(glyph.unicode) ? [glyph.unicode] : [],
        )
      : [],
  );
}

/**
 * The texts of a page's pieces, as pdf.js read them, with their Arabic ligatures mended: it turns what is written from right to left
 * character by character, so that of "ولا" it makes "وال", a ligature's own characters being in reading order already. A text
 * in which its glyphs are not found again stays as it is.
 */
export async function mendLigatures(page: PDFPageProxy, texts: readonly string[]): Promise<readonly string[]> {
  if (!texts.some((text) => RTL_LETTER.test(text))) return texts;
  const glyphs = await glyphsOf(page);
  let next = 0;
  return texts.map((text) => {
    const places = [...text].flatMap((character, at) => (UNSEEN.test(character) ? [] : [at]));
    const from = next;
    for (let length = 0; length < places.length && next < glyphs.length; next++) length += [...glyphs[next]!.normalize("NFKC")].length;
    return RTL_LETTER.test(text) ? mended([...text], places, glyphs.slice(from, next)) : text;
  });
}

/** `places` are those of the characters that have glyphs. */
function mended(characters: string[], places: readonly number[], glyphs: readonly string[]): string {
  const read = places.map((at) => characters[at]!);
  // which glyph a character was drawn with; only the first of a ligature's knows it
  const drawn = glyphs.flatMap((glyph) => [...glyph].map((character, i) => ({ character, glyph: i === 0 ? glyph : "" })));
  const shown = drawn.map(({ character }) => character);
  if ([...read].sort().join() === [...shown].sort().join())
    for (const ligature of new Set(glyphs.filter((glyph) => [...glyph].length > 1 && RTL_LETTER.test(glyph)))) {
      const isLigature = startsOf(shown, [...ligature]).map((start) => drawn[start]!.glyph === ligature);
      const turned = startsOf(read, [...ligature].reverse());
      if (turned.length !== isLigature.length) continue;
      turned.forEach((start, k) => {
        if (isLigature.at(-1 - k)) [...ligature].forEach((character, i) => (characters[places[start + i]!] = character));
      });
    }
  return characters.join("");
}

/** Where a sequence of characters begins in others. */
const startsOf = (characters: readonly string[], sequence: readonly string[]): number[] =>
  characters.flatMap((_, at) => (sequence.every((character, i) => characters[at + i] === character) ? [at] : []));
