/** The headings that are open at a place in a text, outermost first. */
export interface HeadingStack {
  open(text: string, level: number): void;
  current(): string[];
}

export function headingStack(): HeadingStack {
  let stack: { text: string; level: number }[] = [];
  return {
    open(text, level) {
      stack = [...stack.filter((one) => one.level < level), { text, level }];
    },
    current: () => stack.map(({ text }) => text),
  };
}

/** Letters and figures of a heading: "A. Cross-cutting issues" is above "Equality and non-discrimination". */
export function headingLevel(text: string): number {
  if (/^(?:[IVX]+)\.\s/.test(text)) return 1;
  if (/^[A-Z]\.\s/.test(text)) return 2;
  if (/^\d{1,2}\.\s/.test(text)) return 3;
  return 4;
}
