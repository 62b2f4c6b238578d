import * as Y from "yjs";
import type { StructuredDocument } from "./document.js";
import { BODY_ROOT } from "./yjs.js";

/** A stretch of a block's text that one Yjs client wrote. */
export interface WrittenRun {
  client: number;
  text: string;
}

function* runsOf(element: Y.XmlElement): Generator<WrittenRun> {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (let item = child._start; item !== null; item = item.right) {
        if (!item.deleted && item.content instanceof Y.ContentString) yield { client: item.id.client, text: item.content.str };
      }
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === "linebreak") yield { client: child._item!.id.client, text: "\n" };
      else yield* runsOf(child);
    }
  }
}

/** Who wrote each block's text, by Yjs client, in the order of the text. A split or moved paragraph counts as written by who split or moved it. */
export function authorship(doc: Y.Doc, { blocks }: Pick<StructuredDocument, "blocks">): { block: string; runs: WrittenRun[] }[] {
  const elements = doc
    .getXmlElement(BODY_ROOT)
    .toArray()
    .filter((child) => child instanceof Y.XmlElement);
  return blocks.map(({ id }, i) => ({
    block: id,
    runs: [...runsOf(elements[i]!)].reduce<WrittenRun[]>((runs, run) => {
      const last = runs.at(-1);
      if (last?.client === run.client) last.text += run.text;
      else runs.push({ ...run });
      return runs;
    }, []),
  }));
}
