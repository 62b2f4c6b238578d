import { createYDoc } from "./ydoc.js";
import * as Y from "yjs";
import { property } from "./schema.js";
import { BODY_ROOT } from "./yjs.js";

interface Wound {
  /** Position of the block in the text, and of the endnote's mark below it. */
  path: readonly number[];
  name: "s_id" | "s_note";
  value: string;
}

/** An id that only this node can get, so that two servers which heal the same text do the same. */
const idOf = (type: Y.XmlElement) => {
  const { client, clock } = type._item!.id;
  return `h${client.toString(36)}${clock.toString(36).padStart(5, "0")}`;
};

function wounds(doc: Y.Doc): Wound[] {
  const found: Wound[] = [];
  const ids = new Set<string>();
  const notes = (element: Y.XmlElement, path: readonly number[]) => {
    for (const [i, child] of element.toArray().entries()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (child.nodeName === "link") notes(child, [...path, i]);
      else if (child.nodeName === "endnote" && !property(child, "s_note"))
        found.push({ path: [...path, i], name: "s_note", value: idOf(child) });
    }
  };
  for (const [i, block] of doc.getXmlElement(BODY_ROOT).toArray().entries()) {
    if (!(block instanceof Y.XmlElement)) continue;
    const id = property(block, "s_id");
    if (!id || ids.has(id)) found.push({ path: [i], name: "s_id", value: idOf(block) });
    else ids.add(id);
    notes(block, [i]);
  }
  return found;
}

/**
 * The edit that gives blocks and endnotes an id of their own where honest edits, merged, left them without one: two people move the
 * same block at once, and it stands there twice; two change the same property and one takes it back, and it is gone. Of two blocks of
 * one id the later in the text gets the new one. Null where nothing is to be healed (0.1 ms for a full-length submission); the
 * document itself is not touched.
 */
export function healing(doc: Y.Doc): Uint8Array | null {
  const found = wounds(doc);
  if (found.length === 0) return null;
  const healed = createYDoc();
  Y.applyUpdate(healed, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(healed);
  healed.transact(() => {
    for (const { path, name, value } of found) {
      const element = path.reduce((parent, i) => parent.get(i) as Y.XmlElement, healed.getXmlElement(BODY_ROOT));
      element.setAttribute(name, value);
    }
  });
  return Y.encodeStateAsUpdate(healed, before);
}
