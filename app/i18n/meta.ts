import { type MessageKey, type Params, translator } from "./index.js";

/** What stands in the browser's tab: the parts that there are, the most particular first, then the product. */
export const documentTitle = (...parts: (string | undefined)[]): string => [...parts, "Caucus"].filter(Boolean).join(" · ");

/** A route's `meta` where the title is a message: `export const meta = titleMeta("account.sign-in")`. */
export const titleMeta = (key: MessageKey, params?: Params) => (): { title: string }[] => [
  { title: documentTitle(translator("en")(key, params)) },
];
