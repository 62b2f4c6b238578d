export interface ReportHead {
  /** Symbol of the working group's report, without its addendum; null where the text names none. */
  symbol: string | null;
  isAddendum: boolean;
}

const SYMBOL = /A\s?\/\s?HRC\s?\/\s?(\d{1,3})\s?\/\s?(\d{1,3})(?:\s?\/\s?(Add\.\s?\d))?(?![\d/])/gi;

/** What the head of a UN document says it is: the first symbol in it that is not a document of the working group's session. */
export function readHead(text: string): ReportHead {
  const head = text.slice(0, 4_000);
  const [first] = head.matchAll(SYMBOL);
  const symbol = first ? `A/HRC/${first[1]}/${first[2]}` : null;
  const isAddendum =
    first?.[3] !== undefined ||
    (/\baddendum\b|additif|adición|добавление|إضافة|增编/iu.test(head) &&
      /views on conclusions|observations sur les conclusions|opiniones sobre las conclusiones|мнения относительно|آراء بشأن|对结论/iu.test(
        head,
      ));
  return { symbol, isAddendum };
}
