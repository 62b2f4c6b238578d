import type { TextLine } from "../report/lines.js";
import { openWord } from "./package.js";
import { paragraphText } from "./pieces.js";
import { readNumberer } from "./read-numbering.js";
import { readNumbering, readStyles } from "./read-styles.js";
import { child, descendants } from "./xml.js";

/** The paragraphs of a Word file as lines, with the numbers and bullets that Word writes before them; notes are left out. Throws what `openWord` throws. */
export function readWordLines(bytes: Uint8Array, file: string): TextLine[] {
  const word = openWord(bytes, file);
  const related = (kind: string) => word.relationships(word.main).find((one) => one.type.endsWith(`/${kind}`) && !one.external)?.target;
  const part = (kind: string) => {
    const path = related(kind);
    return path ? word.part(path) : null;
  };
  const styles = readStyles(part("styles"));
  const numberer = readNumberer(part("numbering"));
  const body = child(word.part(word.main)!, "body");
  return (body ? descendants(body, "p") : []).flatMap((paragraph, i): TextLine[] => {
    const style = styles(child(paragraph, "pPr", "pStyle")?.attributes.val);
    const own = child(paragraph, "pPr", "numPr");
    const label = numberer(own ? (readNumbering(own) ?? style.numbering) : style.numbering);
    const text = paragraphText(paragraph);
    const place = { unit: "paragraph", at: i + 1 } as const;
    if (text.trim() === "") return [{ text: "", place }];
    const mark = label === null ? "" : label.format === "bullet" ? "- " : `${label.text} `;
    return [
      { text: `${mark}${text.replace(/\n/g, " ")}`, place, ...(style.outline !== undefined && { heading: style.outline + 1 }) },
      { text: "", place },
    ];
  });
}
