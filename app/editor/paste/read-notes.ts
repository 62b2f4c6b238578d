import { newId, type Note } from "~/app/domain/document/document.js";
import { type Reading, readInline } from "./read-inline.js";

/** What a note's mark looks like: a number, a letter or a sign, in brackets or not. */
const SIGN = /^\s*[[(]?\s*(\p{Nd}{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?\s*$/iu;
const FOLLOWING = 4;

const fragment = (element: Element) => /#([^#]+)$/u.exec(element.getAttribute("href") ?? "")?.[1];

function targetOf(root: ParentNode, name: string): Element | null {
  const wanted = decodeURIComponent(name);
  return [...root.querySelectorAll("[id], a[name]")].find((one) => one.id === wanted || one.getAttribute("name") === wanted) ?? null;
}

/** The whole note that an anchor belongs to: Word and LibreOffice put a block around each, the web makes them a list. */
function bodyOf(target: Element): Element | null {
  const around = target.closest("[id^='ftn'], [id^='edn'], [id^='sdfootnote'], [id^='sdendnote'], li");
  if (around && around.tagName !== "A") return around;
  return target.tagName === "A" || target.tagName === "SPAN" || target.tagName === "SUP" ? target.closest("p, div, dd, td") : target;
}

const isBackLink = (element: Element) => {
  const text = element.textContent.trim();
  return fragment(element) !== undefined && (SIGN.test(text) || /^(?:[\^↑↩⏎⤴]\ufe0e?)+$/u.test(text));
};

function textOf(bodies: Element, reading: Reading): Note["inline"] {
  for (const link of bodies.querySelectorAll("a[href*='#']")) if (isBackLink(link)) link.remove();
  const lines = [...bodies.querySelectorAll("p")].filter((p) => !p.querySelector("p"));
  const parts = (lines.length > 0 ? lines : [bodies]).map((line) => readInline(line.childNodes, reading));
  const inline = parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [{ type: "break" as const }, ...part]));
  const [first] = inline;
  // "1 ", "[1] " or "↑ " where the number was text
  if (first?.type === "text") first.text = first.text.replace(/^\s*(\[?\p{Nd}{1,3}\]?[.)]?\s+|[\^↑]\s*)?/u, "");
  return inline.filter((part) => part.type !== "text" || part.text !== "");
}

/**
 * Foot- and endnotes of Word, LibreOffice, Google Docs and the web all are links within the page: a mark that leads to a text that
 * follows it. The texts are taken out of the page and become ours; `marks` says which element is the mark of which.
 */
export function readNotes(root: ParentNode, reading: Pick<Reading, "lose">): { notes: Note[]; marks: Map<Element, string> } {
  const marks = new Map<Element, string>();
  const byBody = new Map<Element, string>();
  for (const link of root.querySelectorAll("a[href*='#']")) {
    const name = fragment(link);
    if (name === undefined || !SIGN.test(link.textContent)) continue;
    const target = targetOf(root, name);
    const follows = target !== null && (link.compareDocumentPosition(target) & FOLLOWING) !== 0;
    const body = follows ? bodyOf(target) : null;
    if (!body || body.contains(link)) continue;
    const id = byBody.get(body) ?? newId();
    byBody.set(body, id);
    marks.set(raisedAround(link), id);
  }
  const notes: Note[] = [];
  for (const [body, id] of byBody) {
    notes.push({ id, inline: textOf(body, { ...reading, marks: new Map() }) });
    body.remove();
  }
  return { notes, marks };
}

/** The mark with the element that only raises it. */
function raisedAround(link: Element): Element {
  let mark = link;
  while (
    mark.parentElement &&
    /^(SUP|SPAN)$/u.test(mark.parentElement.tagName) &&
    mark.parentElement.textContent.trim() === link.textContent.trim()
  )
    mark = mark.parentElement;
  return mark;
}
