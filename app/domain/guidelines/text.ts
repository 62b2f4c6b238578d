const QUOTED = /“[^”]*”|«[^»]*»|„[^“”]*[“”]|"[^"]*"|(?<!\p{L})‘[^’]*’|「[^」]*」/gu;

/** The text with a blank for every quotation: what its authors say themselves. */
export const withoutQuotations = (text: string): string => text.replace(QUOTED, " ");

/** Enough of a text to know it by. */
export const firstWords = (text: string): string => text.split(/\s+/u).slice(0, 8).join(" ");
