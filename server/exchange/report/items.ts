/** A recommendation's place in a running text. */
export interface Item {
  number: string;
  /** Where its own number begins, and where its text begins and ends. */
  at: number;
  from: number;
  to: number;
}

export interface Paragraph {
  number: number;
  /** What stands before its first item. */
  leadIn: string;
  at: number;
  items: Item[];
  /** Numbers between its items that no item bears. */
  missing: string[];
}

/** Something that may begin an item or a paragraph: "121.1", "100.1.", "60.1.1", "127-179" (Arabic), "1.", "(a)". */
const MARK = /(?<![\p{L}\p{N}.,/(–-])(\d{1,3})(?:\s?[.,．-]\s?(\d{1,3})(?:\.(\d{1,3}))?)?(?!\d)\s?([.．)-]?)(?=[\s\p{L}“"«(]|$)/gu;
/** What stands before a new item or paragraph: the end of the one above it. */
const ENDS = /(?:^|[;:.)؛；：。）*\n”"»]|\b(?:and|et|y|и|و)|\[\w\]|\d)\s*$/u;
/** A gap in the numbering larger than this is no gap but another number. */
const LARGEST_GAP = 5;

/**
 * The numbered paragraphs of the chapter with the recommendations, and the items of each. Numbers are read by their order: an
 * item has the paragraph's number and the next running one (first cycle: the running one alone), so numbers that a text mentions are none.
 */
export function readParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | null = null;
  let running = 0;
  let sub = 0;
  const close = (at: number) => {
    const last = current?.items.at(-1);
    if (last && last.to < 0) last.to = at;
    else if (current && current.items.length === 0) current.leadIn += text.slice(current.at, at);
  };
  for (const match of text.matchAll(MARK)) {
    const at = match.index;
    if (!ENDS.test(text.slice(Math.max(0, at - 8), at))) continue;
    const [whole, first, second, third, stop] = match as unknown as [string, string, string | undefined, string | undefined, string];
    const from = at + whole.length;
    const item = (number: string) => {
      close(at);
      current!.items.push({ number, at, from, to: -1 });
    };
    if (second !== undefined) {
      if (!current || Number(first) !== current.number) {
        // a chapter whose paragraph number was lost with a page: "121.1" opens it
        if (Number(second) !== 1 || (current && (Number(first) < current.number || Number(first) > current.number + LARGEST_GAP))) continue;
        close(at);
        current = { number: Number(first), leadIn: "", at, items: [], missing: [] };
        paragraphs.push(current);
        running = 0;
      }
      const next = Number(second);
      if (third !== undefined && ((next === running && Number(third) === sub + 1) || (next === running + 1 && third === "1"))) {
        running = next;
        sub = Number(third);
        item(`${first}.${next}.${sub}`);
      } else if (next > running && next <= running + LARGEST_GAP) {
        for (let lost = running + 1; lost < next; lost++) current.missing.push(`${current.number}.${lost}`);
        running = next;
        sub = 0;
        item(`${current.number}.${next}`);
      }
      continue;
    }
    if (stop === "" || stop === "-") continue;
    const number = Number(first);
    const nextParagraph = !current || (number > current.number && number <= current.number + LARGEST_GAP);
    if (
      current &&
      number === running + 1 &&
      (running > 0 || /[:：]\s*$/u.test(text.slice(0, at))) &&
      !(nextParagraph && number > running + 1)
    ) {
      running = number;
      sub = 0;
      item(`${current.number}.${number}`);
    } else if (nextParagraph && stop !== ")") {
      close(at);
      current = { number, leadIn: "", at: from, items: [], missing: [] };
      paragraphs.push(current);
      running = 0;
      sub = 0;
    }
  }
  close(text.length);
  for (const paragraph of paragraphs) {
    const begin = paragraph.items[0]?.at;
    if (begin !== undefined) paragraph.leadIn = text.slice(paragraph.at, begin);
  }
  return paragraphs;
}
