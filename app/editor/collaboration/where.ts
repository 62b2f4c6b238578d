import * as Y from "yjs";
import { property } from "~/app/domain/document/schema.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";

/** The block of the text in which a position lies, as presences carry it; null where it lies in a note or nowhere any more. */
export function blockAt(doc: Y.Doc, position: unknown): string | null {
  if (position === null || typeof position !== "object") return null;
  const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
  const root = doc.getXmlElement(BODY_ROOT);
  for (let type = place?.type ?? null; type; type = type._item?.parent instanceof Y.AbstractType ? type._item.parent : null)
    if (type.parent === root) return property(type, "s_id") ?? null;
  return null;
}
