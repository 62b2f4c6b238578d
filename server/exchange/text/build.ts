import { type Block, type Inline, newId, type Note } from "~/app/domain/document/document.js";
import type { ImportWarning } from "../imported.js";
import { textDoubts, quotesUnbalanced } from "./doubts.js";
import { linked, withMarks } from "./inline.js";
import { joinLines, type Joined, type JoinDoubt } from "./join.js";
import { findMarks, type Mark } from "./marks.js";
import { divideNotes, type RawNote } from "./notes.js";
import type { RawBlock } from "./raw-block.js";

export interface Joining {
  width: number | null;
  notesWidth: number | null;
  knownWords: (word: string) => boolean;
}

interface JoinedBlock {
  raw: RawBlock;
  /** The block's text, or a box's label and its items. */
  pieces: Joined[];
}

const doubtOf = (doubt: JoinDoubt, place: string): Omit<ImportWarning, "block"> => ({
  code: doubt.code,
  params: { word: doubt.word, place },
});

/** Blocks and notes with their marks tied together, and the warnings of both. */
export function build(
  raws: readonly RawBlock[],
  rawNotes: readonly RawNote[],
  joining: Joining,
): { blocks: Block[]; notes: Note[]; warnings: ImportWarning[] } {
  const join = (lines: readonly string[]): Joined => joinLines(lines, joining.width, joining.knownWords);
  const joined = raws.map((raw): JoinedBlock => ({ raw, pieces: [raw.lines, ...(raw.items ?? [])].map(join) }));
  const pieces = joined.flatMap((block, at) => block.pieces.map(({ text }) => ({ text, at })));
  const marks = findMarks(
    pieces.map((piece) => piece.text),
    rawNotes.map((note) => note.number),
  );
  const byPiece = new Map<number, Mark[]>();
  for (const mark of marks) byPiece.set(mark.piece, [...(byPiece.get(mark.piece) ?? []), mark]);
  let next = 0;
  const firstPiece = joined.map((block) => (next += block.pieces.length) - block.pieces.length);
  const cited = [...new Set(marks.map((mark) => mark.number))];
  const divided = divideNotes(rawNotes, rawNotes.length > 0 ? cited : []);
  const ids = new Map([...divided.map((note) => note.number), ...cited].map((number) => [number, newId()]));
  const idOf = (number: number): string => ids.get(number)!;

  const warnings: ImportWarning[] = [];
  const blocks = joined.map(({ raw, pieces: own }, at): Block => {
    const marksOf = own.map((_, i) => byPiece.get(firstPiece[at]! + i) ?? []);
    const inline = own.flatMap(({ text }, i): Inline[] => [
      ...(i === 0 ? [] : [{ type: "break" as const }]),
      ...withMarks(text, marksOf[i]!, idOf),
    ]);
    const block: Block = { id: newId(), kind: raw.kind, ...kept(raw), inline };
    const joins = own.flatMap(({ doubts }) => doubts.map((doubt) => doubtOf(doubt, "text")));
    const doubts = [...raw.doubts, ...joins, ...marksOf.flat().flatMap(markDoubt)];
    warnings.push(...doubts.map((doubt) => ({ ...doubt, block: block.id })), ...textDoubts(block));
    return block;
  });

  const pieceOf = new Map([...marks].reverse().map((mark) => [mark.number, mark.piece]));
  const blockOf = (number: number): string | undefined => blocks[pieces[pieceOf.get(number) ?? -1]?.at ?? -1]?.id;
  const notes = divided.map((note): Note => {
    const { text, doubts } = joinLines(note.lines, joining.notesWidth, joining.knownWords);
    const block = blockOf(note.number);
    const place = `note ${note.number}`;
    warnings.push(...note.doubts.map((doubt) => ({ ...doubt, block })), ...doubts.map((doubt) => ({ ...doubtOf(doubt, place), block })));
    if (quotesUnbalanced(text)) warnings.push({ code: "quotes-unbalanced", params: { text: place }, block });
    if (!block) warnings.push({ code: "note-without-mark", params: { number: note.number, text: text.split(" ").slice(0, 8).join(" ") } });
    return { id: idOf(note.number), inline: linked(text) };
  });
  for (const number of cited) {
    if (divided.some((note) => note.number === number)) continue;
    notes.push({ id: idOf(number), inline: [] });
    warnings.push({ code: "mark-without-note", params: { number }, block: blockOf(number) });
  }
  return { blocks, notes, warnings };
}

const kept = ({ level, numbered, alias }: RawBlock): Partial<Block> => ({
  ...(level !== undefined && { level }),
  ...(numbered && { numbered }),
  ...(alias !== undefined && { alias }),
});

const markDoubt = (mark: Mark): Omit<ImportWarning, "block">[] =>
  mark.doubt ? [{ code: mark.doubt, params: { number: mark.number } }] : [];
