import type { AnnexReference, StructuredDocument } from "../document/document.js";

/** So much may all annexes of a submission take together; a single one at most half of it. Bytes. */
export const ANNEXES_MOST = 40 * 1024 * 1024;
export const ANNEX_MOST = ANNEXES_MOST / 2;

/** What may be annexed, by the ending of its name, with the type under which it is sent. Nothing in it runs: no macros, no pages with scripts. */
export const ANNEX_TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

export const endingOf = (fileName: string): string => /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";

/** What the first bytes of a file of this ending are; text has none. */
const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  docx: [0x50, 0x4b],
  odt: [0x50, 0x4b],
  xlsx: [0x50, 0x4b],
  ods: [0x50, 0x4b],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
};

/** Whether a file is what its name says; text may hold no NUL. */
export function isAnnexFile(fileName: string, bytes: Uint8Array): boolean {
  const ending = endingOf(fileName);
  if (!(ending in ANNEX_TYPES)) return false;
  const beginning = BEGINNINGS[ending];
  return beginning ? beginning.every((byte, i) => bytes[i] === byte) : !bytes.includes(0);
}

/** The text with the annexes that are signed with it. */
export const withAnnexes = (document: StructuredDocument, annexes: readonly AnnexReference[]): StructuredDocument =>
  annexes.length > 0 ? { ...document, annexes: [...annexes] } : document;

/** What the checks know of an annex. */
export interface AnnexFacts {
  title: string;
  fileName: string;
  /** Written by the coalition or one of its organisations. */
  own: boolean;
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|tiff?|svg)$/iu;
const ANNUAL_REPORT =
  /annual[\s_-]*report|rapport[\s_-]*(?:annuel|d[’'e]activit)|(?:informe|memoria)[\s_-]*anual|годово[йе][\s_-]*отч[её]т|تقرير[\s_-]*سنوي|التقرير[\s_-]*السنوي|年度报告|年报/iu;

/** Why OHCHR would rather not have an annex; null where nothing speaks against it. */
export function unsuitable({ title, fileName, own }: AnnexFacts): "picture" | "annual-report" | "other-report" | null {
  if (PICTURE.test(fileName)) return "picture";
  if (ANNUAL_REPORT.test(`${title} ${fileName}`)) return "annual-report";
  return own ? null : "other-report";
}
