/** What Windows-1252 has at 0x80 to 0x9f, where Latin-1 has control characters; 0 where it has nothing. */
const WINDOWS = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019,
  0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/** Control characters that stand where a Windows text has quotes and dashes, as these: Node 20 decodes Windows-1252 as Latin-1, and other programs have done so to texts before they reach us. */
export const mendCodePage = (text: string): string =>
  text.replace(/[\u0080-\u009f]/gu, (c) => {
    const code = WINDOWS[c.charCodeAt(0) - 0x80]!;
    return code === 0 ? "" : String.fromCharCode(code);
  });
