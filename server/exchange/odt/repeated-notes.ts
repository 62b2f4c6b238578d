import { descendants, elements, type XmlElement } from "../docx/xml.js";

const NOTE_AGAIN = /^\s*NOTEREF\s+(\S+)/i;

/** The bookmark whose note's number a field of Word repeats, as LibreOffice keeps the field; null for other fields. */
export const repeatedBookmark = (field: XmlElement): string | null =>
  descendants(field, "param")
    .map(({ attributes }) => NOTE_AGAIN.exec(attributes.value ?? "")?.[1])
    .find((bookmark) => bookmark !== undefined) ?? null;

/** The notes' own names by the bookmarks around them, or right before them. */
export function bookmarkedNotes(text: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  const open = new Set<string>();
  let point: string | null = null;
  const walk = (parent: XmlElement) => {
    for (const one of elements(parent)) {
      const name = one.attributes.name ?? "";
      if (one.name === "bookmark-start") open.add(name);
      else if (one.name === "bookmark-end") open.delete(name);
      else if (one.name === "note")
        for (const bookmark of [...open, ...(point ? [point] : [])]) found.set(bookmark, one.attributes.id ?? "");
      else walk(one);
      point = one.name === "bookmark" ? name : null;
    }
  };
  walk(text);
  return found;
}
