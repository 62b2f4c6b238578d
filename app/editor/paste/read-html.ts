import type { Inline } from "~/app/domain/document/document.js";
import { plainText } from "~/app/domain/document/document.js";
import type { Draft, Loss, Pasted } from "./pasted.js";
import { type Reading, readInline } from "./read-inline.js";
import { readNotes } from "./read-notes.js";
import { tidy } from "./tidy.js";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const isBlock = (element: Element) => BLOCKS.has(element.tagName);
const holdsBlocks = (element: Element): boolean => [...element.children].some((child) => isBlock(child) || holdsBlocks(child));
const attribute = (element: Element, name: string) => (element.getAttribute(name) ?? "").toLowerCase();

interface Place {
  /** How the items of the list around are marked, and how deep it lies. */
  list: "ordered" | "lettered" | "bullets" | null;
  depth: number;
  quoted: boolean;
  language: string | undefined;
  direction: "ltr" | "rtl" | undefined;
}

const LETTERED = /lower-|upper-|alpha|roman/u;
const isLettered = (list: Element) => /^[ai]$/iu.test(list.getAttribute("type") ?? "") || LETTERED.test(attribute(list, "style"));

/** Word writes an automatic number or bullet as text that it says to ignore. */
function wordLabel(element: Element): { text: string; level: number } | null {
  const level = /mso-list:\s*l\d+\s+level(\d)/u.exec(attribute(element, "style"))?.[1];
  if (!level) return null;
  const label = [...element.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/u.test(attribute(span, "style")));
  return { text: (label?.textContent ?? "").replace(/[\s\u00a0]+/gu, ""), level: Number(level) };
}

function labelled(label: string): NonNullable<Place["list"]> {
  if (/^\(?\p{Nd}{1,3}[.)]?$/u.test(label)) return "ordered";
  return /^[([]?([a-z]{1,4}[.)]|\p{Nd}+\.\p{Nd})/iu.test(label) ? "lettered" : "bullets";
}

function kindOf(element: Element, place: Place, lose: (loss: Loss) => void): Omit<Draft, "inline"> {
  const heading = /^H([1-6])$/u.exec(element.tagName)?.[1] ?? /^mso(?:title|heading([1-6]))/u.exec(attribute(element, "class"))?.[1];
  const automatic = wordLabel(element);
  if (heading || /^msotitle/u.test(attribute(element, "class"))) {
    const numbered = /^\p{Nd}/u.test(automatic?.text ?? "");
    return { kind: "heading", level: Number(heading ?? 1), ...(numbered && { numbered: true }) };
  }
  // in Outlook's lists the label is the list's
  const item =
    automatic && (automatic.text !== "" || !place.list)
      ? { list: labelled(automatic.text), depth: automatic.level, label: automatic.text }
      : place.list
        ? { list: place.list, depth: place.depth, label: "" }
        : null;
  if (item) {
    // the number itself is made here; that the paragraph had one is what is known
    if (item.list === "ordered" && item.depth === 1) return { kind: "paragraph", alias: item.label.replace(/[^\p{Nd}]/gu, "") || "0" };
    if (item.list !== "bullets") lose("lettering");
    if (item.depth > 2) lose("level");
    return { kind: "bullet", level: Math.min(item.depth, 2) };
  }
  return { kind: place.quoted ? "quotation" : "paragraph" };
}

const STRUCTURED = "table, h1, h2, h3, h4, h5, h6, ul, ol";
const BOXED = /^\s*\p{Nd}{2,3}[.,]\p{Nd}{1,3}\b/mu;

/**
 * A table as lines; one cell alone is a box around a text, and quoted recommendations when its lines begin with their numbers. Where mail
 * and pages are laid out in tables of one cell, what is in it stands for itself.
 */
function readTable(table: Element, place: Place, reading: Reading): Draft[] {
  const own = (selector: string) => [...table.querySelectorAll(selector)].filter((part) => part.closest("table") === table);
  const read = (part: Element) => {
    const drafts: Draft[] = [];
    walk(part, place, reading, drafts);
    return drafts;
  };
  const rows = own("tr").map((row) => [...row.children].filter((cell) => /^T[DH]$/u.test(cell.tagName)));
  const joined = (parts: Inline[][], by: Inline): Inline[] => parts.flatMap((part, i) => (i === 0 ? part : [by, ...part]));
  const captions = own("caption").flatMap(read);
  if (rows.length === 1 && rows[0]!.length === 1) {
    const [cell] = rows[0]!;
    const inside = read(cell!);
    if (cell!.querySelector(STRUCTURED)) return [...captions, ...inside];
    const inline = joined(
      inside.map((draft) => draft.inline),
      { type: "break" },
    );
    return [...captions, { kind: BOXED.test(plainText(inline)) ? "reference-box" : "quotation", inline }];
  }
  reading.lose("table");
  const blank: Inline = { type: "text", text: " " };
  const lines = rows.map((cells): Draft => ({
    kind: "continuation",
    inline: joined(
      cells.map((cell) =>
        joined(
          read(cell).map(({ inline }) => inline.map((part) => (part.type === "break" ? blank : part))),
          blank,
        ),
      ),
      { type: "text", text: " | " },
    ),
  }));
  return [...captions, ...lines];
}

function walk(parent: Element, place: Place, reading: Reading, drafts: Draft[]) {
  let loose: Node[] = [];
  const flush = () => {
    if (loose.length === 0) return;
    const inline = readInline(loose, reading);
    loose = [];
    if (inline.length === 0) return;
    const { language, direction } = place;
    drafts.push({ ...kindOf(parent, place, reading.lose), ...(language && { language }), ...(direction && { direction }), inline });
  };
  for (const node of parent.childNodes) {
    const element = node.nodeType === 1 ? (node as Element) : null;
    if (!element || (!isBlock(element) && !holdsBlocks(element))) {
      loose.push(node);
      continue;
    }
    flush();
    const list = element.tagName === "UL" || element.tagName === "OL";
    if (/mso-element:\s*comment-list/u.test(attribute(element, "style"))) continue;
    const dir = attribute(element, "dir");
    const inside: Place = {
      list: list ? (element.tagName === "UL" ? "bullets" : isLettered(element) ? "lettered" : "ordered") : place.list,
      depth: place.depth + (list ? 1 : 0),
      quoted: place.quoted || element.tagName === "BLOCKQUOTE" || /quote|quotation/u.test(attribute(element, "class")),
      language: element.getAttribute("lang") ?? place.language,
      direction: dir === "rtl" || dir === "ltr" ? dir : place.direction,
    };
    if (element.tagName === "TABLE") drafts.push(...readTable(element, inside, reading));
    else walk(element, inside, reading, drafts);
  }
  flush();
}

/** Levels begin with 1 and go down to 3. */
function levelled(drafts: readonly Draft[], lose: (loss: Loss) => void): Draft[] {
  const top = Math.min(...drafts.filter(({ kind }) => kind === "heading").map(({ level }) => level ?? 1));
  return drafts.map((draft) => {
    if (draft.kind !== "heading") return draft;
    const level = (draft.level ?? 1) - top + 1;
    if (level > 3) lose("level");
    return { ...draft, level: Math.min(level, 3) };
  });
}

/** Breaks divide paragraphs, but for those of boxes and quotations: two together or one is all the same. */
function divided(drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => {
    if (draft.kind !== "paragraph" && draft.kind !== "continuation") return [draft];
    const lines: Inline[][] = [[]];
    for (const part of draft.inline)
      if (part.type === "break") lines.push([]);
      else lines.at(-1)!.push(part);
    return lines.map((inline, i) => ({ ...draft, ...(i > 0 && draft.alias ? { alias: undefined } : {}), inline }));
  });
}

/** What was copied in Word, Google Docs, LibreOffice or on a page of the web, as blocks and notes of ours. */
export function readHtml(root: Element, own: { language: string }): Pasted {
  const lost: Pasted["lost"] = {};
  const lose = (loss: Loss) => {
    lost[loss] = (lost[loss] ?? 0) + 1;
  };
  const { notes, marks } = readNotes(root, { lose });
  const drafts: Draft[] = [];
  walk(root, { list: null, depth: 0, quoted: false, language: undefined, direction: undefined }, { marks, lose }, drafts);
  const blocks = tidy(levelled(divided(drafts), lose)).map((draft) => plainly(draft, own.language));
  const cited = new Set(blocks.flatMap(({ inline }) => inline.flatMap((part) => (part.type === "note" ? [part.note] : []))));
  const orphans = blocks.flatMap(({ inline }) => inline.filter((part, i) => isOrphan(part, inline[i - 1]))).length;
  if (orphans > 0) lost["note-text"] = orphans;
  return { blocks, notes: notes.filter(({ id }) => cited.has(id)), lost };
}

/** A raised number without a text to it; "km²" and "10⁶" are no marks. */
const isOrphan = (part: Inline, before: Inline | undefined) =>
  part.type === "text" &&
  part.marks?.includes("superscript") === true &&
  /^\[?\p{Nd}{1,3}\]?$/u.test(part.text.trim()) &&
  !(before?.type === "text" && /(?<!\p{L})(?:[ckdm]?m|10)$/u.test(before.text));

/** Headings are bold and large by themselves; a language is told only where it is another one; letters tell their direction. */
function plainly({ language, direction, ...draft }: Draft, own: string): Draft {
  const other =
    language !== undefined &&
    language.split("-")[0]!.toLowerCase() !== own.split("-")[0]!.toLowerCase() &&
    /^[a-z]{2,3}(-|$)/iu.test(language);
  const inline = draft.inline.map((part): Inline => {
    if (part.type !== "text" || draft.kind !== "heading") return part;
    const { marks, ...rest } = part;
    const left = marks?.filter((mark) => mark !== "bold" && mark !== "underline") ?? [];
    return { ...rest, ...(left.length > 0 && { marks: left }) };
  });
  const alias = draft.alias === "0" || draft.alias === undefined ? {} : { alias: draft.alias };
  const { alias: _told, ...kept } = draft;
  return { ...kept, ...alias, ...(other && { language }), inline: joinRuns(inline), ...(direction === "rtl" && { direction }) };
}

/** Neighbouring runs of the same form are one. */
function joinRuns(inline: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of inline) {
    const last = result.at(-1);
    if (part.type === "text" && last?.type === "text" && last.link === part.link && String(last.marks ?? []) === String(part.marks ?? []))
      last.text += part.text;
    else result.push({ ...part });
  }
  return result;
}
