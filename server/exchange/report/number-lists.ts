/** "122.17-18, 122.34- 35, 122.91-\n104", "140.35. 140.36", "1-5, 14-16 and 20" without the paragraph. */
const LIST_ITEM =
  /(?<![\p{L}\p{N}/])(?:(\d{1,3})\s?[.,]\s?)?(\d{1,3})(?:\.(\d{1,3}))?(?:\s?[-–—]\s?(?:(\d{1,3})\s?[.]\s?)?(\d{1,3}))?(?![\p{N}%])/gu;
const LONGEST_RANGE = 300;

export interface ListedNumbers {
  numbers: string[];
  /** Ranges whose end comes before their beginning, as they stand. */
  unreadable: string[];
}

/**
 * The numbers in a list of them, ranges filled in. `prefixes` are the paragraphs that recommendations stand under; a number
 * without one belongs to the prefix before it in the list, or to `bare`, where the document leaves the paragraph out.
 */
export function readNumberList(text: string, prefixes: ReadonlySet<string>, bare: string | null = null): ListedNumbers {
  const numbers: string[] = [];
  const unreadable: string[] = [];
  let prefix = bare;
  for (const match of text.matchAll(LIST_ITEM)) {
    const [whole, own, first, sub, , last] = match as unknown as [
      string,
      string | undefined,
      string,
      string | undefined,
      string | undefined,
      string | undefined,
    ];
    if (own !== undefined && prefixes.size > 0 && !prefixes.has(own)) continue;
    if (own !== undefined) prefix = own;
    if (prefix === null) continue;
    const [from, to] = [Number(first), Number(last ?? first)];
    if (sub !== undefined) numbers.push(`${prefix}.${first}.${sub}`);
    else if (to < from || to - from > LONGEST_RANGE) unreadable.push(whole.trim());
    else for (let running = from; running <= to; running++) numbers.push(`${prefix}.${running}`);
  }
  return { numbers: [...new Set(numbers)], unreadable };
}
