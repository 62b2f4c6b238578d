export const FRONT_MATTER = /^---\r?\n(.*?)\r?\n(?:---|\.\.\.)(?:\r?\n|$)/su;

/** Whether a text is Markdown that Caucus wrote. */
export const isOwnMarkdown = (text: string): boolean => /^caucus: /mu.test(FRONT_MATTER.exec(text)?.[1] ?? "");
