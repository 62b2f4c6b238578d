import * as Y from "yjs";
import type { Inline } from "./document.js";
import { anchorName } from "./anchors.js";
import { wordDifference } from "./word-difference.js";
import { formatOf } from "./yjs.js";

type Text = Inline & { type: "text" };

/** The stretches of text between what is no text; null where there is a link, whose text lies a level deeper. */
function stretches(inline: readonly Inline[]): { texts: Text[][]; between: string } | null {
  const texts: Text[][] = [[]];
  const between: string[] = [];
  for (const part of inline) {
    if (part.type !== "text") {
      between.push(part.type === "note" ? part.note : "\n");
      texts.push([]);
    } else if (part.link) return null;
    else texts.at(-1)!.push(part);
  }
  return { texts, between: between.join("\u0000") };
}

/** The block's texts, one between every two marks or breaks; null where merging has left two beside each other. */
function textsIn(element: Y.XmlElement): (Y.XmlText | null)[] | null {
  const found: (Y.XmlText | null)[] = [null];
  for (const child of element.toArray()) {
    if (!(child instanceof Y.XmlText)) found.push(null);
    else if (found.at(-1) !== null) return null;
    else found[found.length - 1] = child;
  }
  return found;
}

const lengthOf = (inline: readonly Inline[]) => inline.reduce((sum, part) => sum + (part.type === "text" ? part.text.length : 0), 0);

/** The comments within which a place lies: those of the letter before that go on in the letter behind. */
function commentsAround(text: Y.XmlText, at: number): Record<string, unknown> {
  const letters = (text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[]).flatMap(({ insert, attributes }) =>
    Array<Record<string, unknown>>(insert.length).fill(attributes ?? {}),
  );
  const [before, behind] = [letters[at - 1] ?? {}, letters[at] ?? {}];
  return Object.fromEntries(Object.entries(before).filter(([name]) => name.startsWith(anchorName("")) && name in behind));
}

function editText(text: Y.XmlText, now: readonly Inline[], wanted: readonly Inline[]) {
  let at = 0;
  for (const change of wordDifference(now, wanted)) {
    if (change.is === "removed") text.delete(at, lengthOf(change.inline));
    else if (change.is === "same") at += lengthOf(change.inline);
    else if (change.is === "added") {
      const around = commentsAround(text, at);
      for (const part of change.inline as Text[]) {
        text.insert(at, part.text, { ...around, ...formatOf(part) });
        at += part.text.length;
      }
    } else {
      for (const part of change.after as Text[]) {
        text.format(at, part.text.length, { p: formatOf(part).p ?? null });
        at += part.text.length;
      }
    }
  }
}

/**
 * Makes one content of a block another by edits of its words, so that what is the same keeps its comments, and what somebody types there
 * at that moment stays. False, and nothing changed, where its notes or breaks differ too, or it has links.
 */
export function editWords(element: Y.XmlElement, now: readonly Inline[], wanted: readonly Inline[]): boolean {
  const [before, after, texts] = [stretches(now), stretches(wanted), textsIn(element)];
  if (!before || !after || !texts || before.between !== after.between || texts.length !== after.texts.length) return false;
  const fits = (text: Y.XmlText | null, i: number) =>
    text ? text.length === lengthOf(before.texts[i]!) : before.texts[i]!.length + after.texts[i]!.length === 0;
  if (!texts.every(fits)) return false;
  for (const [i, text] of texts.entries()) {
    const content = after.texts[i]!;
    if (text && content.length > 0) editText(text, before.texts[i]!, content);
    else if (text) element.delete(element.toArray().indexOf(text), 1);
  }
  return true;
}
