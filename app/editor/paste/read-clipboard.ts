import { isInline, MOST_CHARACTERS, MOST_WORDS, type Pasted, wordsOf } from "./pasted.js";
import { NOTES_TYPE, readOwn } from "./own.js";
import { readHtml } from "./read-html.js";
import { readPlain } from "./read-plain.js";

export type Clipboard = Pick<DataTransfer, "getData"> & { files?: { length: number } };
export type Reply =
  | { type: "pasted"; pasted: Pasted }
  | { type: "refused"; why: "too-long" | "too-large" | "only-picture"; words: number }
  /** Nothing of ours: the browser's own way. */
  | { type: "none" };

interface Here {
  documentId: string;
  language: string;
  has(noteId: string): boolean;
  /** Reads a page without loading or running anything of it. */
  parse(html: string): Element;
}

/** Words for the middle of a sentence bring the blanks at their ends along, or they would stick to those around them. */
function withBlanks(pasted: Pasted, plain: string): Pasted {
  const blank = (pattern: RegExp) => (pattern.test(plain) ? [{ type: "text" as const, text: " " }] : []);
  const [block] = pasted.blocks;
  return { ...pasted, blocks: [{ ...block!, inline: [...blank(/^[ \u00a0]/u), ...block!.inline, ...blank(/[ \u00a0]$/u)] }] };
}

/** What the clipboard holds, as ours; or why it cannot be taken. */
export function readClipboard(clipboard: Clipboard, here: Here): Reply {
  const [html, plain] = [clipboard.getData("text/html"), clipboard.getData("text/plain")];
  if (Math.max(html.length, plain.length) > MOST_CHARACTERS) return { type: "refused", why: "too-large", words: 0 };
  const own = readOwn(clipboard.getData("application/x-lexical-editor"), clipboard.getData(NOTES_TYPE), here);
  const read = own ?? (html.trim() !== "" ? readHtml(here.parse(html), here) : plain !== "" ? readPlain(plain) : null);
  const pasted = read && read !== own && isInline(read) ? withBlanks(read, plain) : read;
  if (!pasted || pasted.blocks.length === 0) {
    const picture = (clipboard.files?.length ?? 0) > 0 || (pasted?.lost.picture ?? 0) > 0;
    return picture ? { type: "refused", why: "only-picture", words: 0 } : { type: "none" };
  }
  const words = wordsOf(pasted);
  return words > MOST_WORDS ? { type: "refused", why: "too-long", words } : { type: "pasted", pasted };
}
