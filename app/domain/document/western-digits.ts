/** Decimal digits of any script as those of Western text. */
export const westernDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/gu, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[\u0966-\u096f]/gu, (d) => String(d.charCodeAt(0) - 0x966))
    .replace(/[\uff10-\uff19]/gu, (d) => String(d.charCodeAt(0) - 0xff10));
