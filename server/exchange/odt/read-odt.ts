import { MARKS, newId, type Note, plainText } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { ChangesAs } from "../docx/pieces.js";
import { child, childrenNamed, descendants, elements, parseXml, type XmlElement, XmlProblem } from "../docx/xml.js";
import { openZip } from "../docx/zip.js";
import type { ImportedDocument } from "../imported.js";
import { assemble, type Assembled, type BlockIds } from "../rich/assemble.js";
import { finish, type GivenComment } from "../rich/finish.js";
import type { TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import { type RichInline, textPart, tidy } from "../rich/inline.js";
import type { RichParagraph } from "../rich/paragraph.js";
import { odtNumberer } from "./read-numbering.js";
import { type OdtStyle, type OdtStyles, readOdtStyles, type TextLook } from "./read-styles.js";
import { bookmarkedNotes, repeatedBookmark } from "./repeated-notes.js";

/** An OpenDocument text as a submission, through the same recognition as a Word file. Throws file-encrypted and file-unreadable. */
export function readOdt(bytes: Uint8Array, file: string, changes: TrackedChanges = "accept"): ImportedDocument {
  const zip = openZip(bytes, file);
  const part = (name: string): XmlElement | null => {
    const content = zip.read(name);
    if (!content) return null;
    try {
      return parseXml(new TextDecoder().decode(content));
    } catch (error) {
      if (error instanceof XmlProblem) throw new Refusal("file-unreadable", { file, what: `its part ${name} is not sound` });
      throw error;
    }
  };
  const entries = part("META-INF/manifest.xml");
  if (entries && descendants(entries, "encryption-data").length > 0) throw new Refusal("file-encrypted", { file });
  const content = part("content.xml");
  const text = content && child(content, "body", "text");
  if (!text) throw new Refusal("file-unreadable", { file, what: "its text is missing" });
  const styles = readOdtStyles([part("styles.xml"), content]);
  const ids: BlockIds = new Map();
  const noteIds = new Map<string, string>();
  const accepted = readAs(text, styles, "accepted", ids, noteIds);
  const original = changes === "keep" && accepted.changes > 0 ? readAs(text, styles, "original", ids, noteIds).assembled : null;
  return finish({ accepted: accepted.assembled, changes: accepted.changes, original, comments: accepted.comments });
}

interface Region {
  kind: string;
  author: string;
  deleted: XmlElement[];
}

const textIn = (element: XmlElement): string =>
  element.children
    .map((one) => (typeof one === "string" ? one : one.name === "line-break" ? "\n" : one.name === "s" ? " " : textIn(one)))
    .join("");

function readAs(text: XmlElement, styles: OdtStyles, changesAs: ChangesAs, ids: BlockIds, noteIds: Map<string, string>) {
  const paragraphs: RichParagraph[] = [];
  const notes: Note[] = [];
  const comments: GivenComment[] = [];
  const numberer = odtNumberer(styles);
  const regions = new Map(
    childrenNamed(child(text, "tracked-changes") ?? text, "changed-region").map((region): [string, Region] => {
      const [what] = elements(region);
      return [
        region.attributes.id ?? "",
        {
          kind: what?.name ?? "",
          author: textIn(child(what, "change-info", "creator") ?? { ns: "", name: "", attributes: {}, children: [] }),
          deleted: what ? elements(what).filter(({ name }) => name === "p" || name === "h") : [],
        },
      ];
    }),
  );
  let changes = 0;
  let footnotes = 0;
  let pictures = 0;
  let tables = 0;
  let boxes = 0;
  let key = 0;
  const open = new Set<string>();
  /** Insertions that are open, and are left out in this reading. */
  const hidden = new Set<string>();
  const bookmarked = bookmarkedNotes(text);
  /** Inside a field that repeats a note's number, up to its end or the paragraph's. */
  let repeating = false;
  let carried: { inline: RichInline[]; authors: string[]; about: string[] } | null = null;

  const paragraph = (element: XmlElement, more: Partial<RichParagraph> = {}) => {
    key += 1;
    repeating = false;
    const style = styles.paragraph(element.attributes["style-name"]);
    const { inline, authors, about } = carried ?? { inline: [], authors: [], about: [] };
    carried = null;
    const boxed: XmlElement[] = [];
    const context: Inside = { style, inline, authors, about, boxed };
    visit(element, {}, undefined, context);
    if (hidden.size > 0) {
      carried = { inline, authors, about };
      return;
    }
    push(context, element, more, key);
    for (const box of boxed) for (const inner of descendantsOf(box, ["p", "h"])) paragraph(inner, { ...more, moved: true });
  };
  const push = ({ style, inline, authors, about }: Inside, element: XmlElement, more: Partial<RichParagraph>, at: number) => {
    const content = tidy(inline);
    const plain = plainText(content);
    if ((plain.trim() === "" && !content.some(({ type }) => type === "note")) || /^(contents|toc)\b|endnotes title/.test(style.name))
      return;
    const outline = element.name === "h" ? Number(element.attributes["outline-level"] ?? 1) - 1 : style.outline;
    paragraphs.push({
      style,
      label: null,
      ...(outline !== undefined && { outline }),
      inline: content,
      text: plain,
      rightToLeft: style.rightToLeft ?? styles.rightToLeft,
      key: at,
      about,
      authors,
      ...more,
    });
  };
  const visit = (parent: XmlElement, look: TextLook, link: string | undefined, inside: Inside) => {
    const { style, inline } = inside;
    const text = (value: string) => {
      if (value === "" || hidden.size > 0 || repeating) return;
      const all = { ...style.look, ...look };
      const marks = MARKS.filter((mark) => all[mark] && !(mark === "underline" && link !== undefined));
      inline.push(textPart(value, marks, link, { about: [...open], ...(all.language !== undefined && { language: all.language }) }));
    };
    const changed = (id: string): Region | undefined => {
      const region = regions.get(id);
      if (region) {
        changes += 1;
        if (region.author !== "" && !inside.authors.includes(region.author)) inside.authors.push(region.author);
      }
      return region;
    };
    for (const one of parent.children) {
      if (typeof one === "string") {
        text(one.replace(/[ \t\r\n]+/g, " "));
        continue;
      }
      const { attributes } = one;
      switch (one.name) {
        case "s":
          text(" ".repeat(Math.min(Number(attributes.c ?? 1), 1000)));
          break;
        case "tab":
          text("\t");
          break;
        case "line-break":
          if (hidden.size === 0) inline.push({ type: "break" });
          break;
        case "span":
          visit(one, { ...look, ...styles.text(attributes["style-name"]) }, link, inside);
          break;
        case "a":
          visit(one, look, attributes.href, inside);
          break;
        case "note":
          if (hidden.size === 0) inline.push({ type: "note", note: takeNote(one) });
          break;
        case "note-ref": {
          const note = noteIds.get(attributes["ref-name"] ?? "");
          if (note !== undefined && hidden.size === 0) inline.push({ type: "note", note });
          break;
        }
        case "fieldmark-start": {
          const note = noteIds.get(bookmarked.get(repeatedBookmark(one) ?? "") ?? "");
          if (note !== undefined && hidden.size === 0) inline.push({ type: "note", note });
          repeating = note !== undefined;
          break;
        }
        case "fieldmark-end":
          repeating = false;
          break;
        case "annotation": {
          const id = attributes.name ?? `place ${String(comments.length)}`;
          takeComment(one, id);
          inside.about.push(id);
          open.add(id);
          if (!attributes.name || !ended.has(attributes.name)) open.delete(id);
          break;
        }
        case "annotation-end":
          open.delete(attributes.name ?? "");
          break;
        case "change-start": {
          const id = attributes["change-id"] ?? "";
          if (changed(id)?.kind === "insertion" && changesAs === "original") hidden.add(id);
          break;
        }
        case "change-end":
          hidden.delete(attributes["change-id"] ?? "");
          break;
        case "change": {
          const region = changed(attributes["change-id"] ?? "");
          if (region?.kind !== "deletion" || changesAs === "accepted") break;
          region.deleted.forEach((deleted, i) => {
            // a deleted end of a paragraph: what stood before it is a paragraph again
            if (i > 0) {
              push({ ...inside, inline: [...inline] }, parent, {}, key + i / 1000 - 1 / 2);
              inline.length = 0;
            }
            visit(deleted, look, undefined, inside);
          });
          break;
        }
        case "frame":
        case "custom-shape":
          if (descendants(one, "text-box").length > 0) inside.boxed.push(...descendants(one, "text-box"));
          else pictures += 1;
          break;
        case "tracked-changes":
        case "ruby-text":
        case "bookmark-start":
          break;
        default:
          visit(one, look, link, inside);
      }
    }
  };
  const ended = new Set(descendants(text, "annotation-end").map(({ attributes }) => attributes.name ?? ""));

  const takeNote = (note: XmlElement): string => {
    const name = note.attributes.id ?? `note ${String(notes.length)}`;
    const id = noteIds.get(name) ?? newId();
    noteIds.set(name, id);
    if (note.attributes["note-class"] !== "endnote") footnotes += 1;
    const body = child(note, "note-body");
    const content = (body ? descendantsOf(body, ["p", "h"]) : []).flatMap((inner, i): RichInline[] => {
      const inside: Inside = { style: styles.paragraph(inner.attributes["style-name"]), inline: [], authors: [], about: [], boxed: [] };
      visit(inner, {}, undefined, inside);
      const inline = tidy(inside.inline.filter(({ type }) => type !== "note"));
      return i === 0 || inline.length === 0 ? inline : [{ type: "break" }, ...inline];
    });
    if (!notes.some((one) => one.id === id)) notes.push({ id, inline: content });
    return id;
  };
  const takeComment = (annotation: XmlElement, id: string) => {
    const say = (name: string) => elements(annotation).find((one) => one.name === name);
    const at = say("date");
    const parent = annotation.attributes["parent-name"];
    comments.push({
      id,
      author: textIn(say("creator") ?? { ns: "", name: "", attributes: {}, children: [] }),
      text: descendantsOf(annotation, ["p"]).map(textIn).join("\n").trim(),
      done: annotation.attributes.resolved === "true",
      ...(at && { at: textIn(at) }),
      ...(parent !== undefined && { answers: parent }),
    });
  };

  const walk = (parent: XmlElement, list: { style: string; counts: (number | undefined)[]; level: number } | null) => {
    for (const element of elements(parent)) {
      const { name, attributes } = element;
      if (name === "p" || name === "h") {
        const style = styles.paragraph(attributes["style-name"]);
        const level = Number(attributes["outline-level"] ?? 1);
        const label = name === "h" && !list && style.list === undefined ? numberer.heading(level) : null;
        paragraph(element, label ? { label } : {});
      } else if (name === "list") {
        const style = attributes["style-name"] ?? list?.style ?? "";
        const next = list ? { ...list, style, level: list.level + 1 } : { style, counts: numberer.begin(element, style), level: 1 };
        for (const item of elements(element)) takeItem(item, next);
      } else if (name === "table") table(element);
      else if (name === "section" || name === "numbered-paragraph" || name === "index-body") walk(element, list);
      else if (name === "change-start" || name === "change-end" || name === "change") {
        visit({ ...parent, children: [element] }, {}, undefined, {
          style: styles.paragraph(undefined),
          inline: [],
          authors: [],
          about: [],
          boxed: [],
        });
      }
    }
  };
  const takeItem = (item: XmlElement, list: { style: string; counts: (number | undefined)[]; level: number }) => {
    let first = item.name === "list-item";
    for (const element of elements(item)) {
      if (element.name !== "p" && element.name !== "h") {
        walk({ ...item, children: [element] }, list);
        continue;
      }
      const start = item.attributes["start-value"];
      const label = first ? numberer.item(list.style, list.counts, list.level, start === undefined ? undefined : Number(start)) : null;
      first = false;
      paragraph(element, label ? { label } : {});
    }
  };
  const table = (element: XmlElement) => {
    const rows = descendants(element, "table-row");
    const cellsOf = (row: XmlElement) => descendants(row, "table-cell");
    if (rows.length === 1 && cellsOf(rows[0]!).length === 1) {
      boxes += 1;
      const box = boxes;
      for (const inner of descendantsOf(rows[0]!, ["p", "h"])) paragraph(inner, { box });
      return;
    }
    tables += 1;
    for (const row of rows) {
      key += 1;
      const about: string[] = [];
      const authors: string[] = [];
      const inline = cellsOf(row).flatMap((cell, i): RichInline[] => {
        const content = descendantsOf(cell, ["p", "h"]).flatMap((inner, k): RichInline[] => {
          const inside: Inside = { style: styles.paragraph(inner.attributes["style-name"]), inline: [], authors, about, boxed: [] };
          visit(inner, {}, undefined, inside);
          const own = tidy(inside.inline);
          return own.length === 0 || k === 0 ? own : [{ type: "text", text: " " }, ...own];
        });
        return content.length === 0 ? [] : i === 0 ? content : [{ type: "text", text: " | " }, ...content];
      });
      const plain = plainText(inline);
      if (plain.trim() !== "")
        paragraphs.push({
          style: styles.paragraph(undefined),
          label: null,
          inline,
          text: plain,
          row: true,
          key,
          about,
          authors,
        });
    }
  };

  walk(text, null);
  const cited = new Set(paragraphs.flatMap(({ inline }) => inline.flatMap((part) => (part.type === "note" ? [part.note] : []))));
  const assembled: Assembled = assemble(
    {
      paragraphs,
      language: styles.language,
      notes: notes.filter(({ id }) => cited.has(id)),
      footnotes,
      warnings: [
        ...(pictures > 0 ? [{ code: "picture-left-out" as const, params: { count: pictures } }] : []),
        ...Array.from({ length: tables }, () => ({ code: "table-flattened" as const, params: {} })),
      ],
    },
    ids,
  );
  return { assembled, changes, comments };
}

interface Inside {
  style: OdtStyle;
  inline: RichInline[];
  authors: string[];
  about: string[];
  /** Text boxes that hang in the paragraph. */
  boxed: XmlElement[];
}

/** Elements of these names below, in order, not looking inside those found. */
const descendantsOf = (parent: XmlElement, names: readonly string[]): XmlElement[] =>
  elements(parent).flatMap((element) => (names.includes(element.name) ? [element] : descendantsOf(element, names)));
