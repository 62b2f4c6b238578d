/**
 * The structured document: what a submission (and a compiled summary) is, without editor, database or wire.
 * Paragraph numbers, heading numbers and endnote numbers are never stored: `numbering.ts` derives them.
 */

/** Travels in the socket's address; a client with another version is asked to reload. */
export const SCHEMA_VERSION = 1;

export const BLOCK_KINDS = [
  "heading",
  /** A paragraph that takes the next number of the text. */
  "paragraph",
  /** Text without a number that belongs to the paragraph above it. */
  "continuation",
  "bullet",
  "quotation",
  /** Quoted prior recommendations: a first line as label, then one line (`break` between) per recommendation, each beginning with its number. */
  "reference-box",
  /** A recommendation that the submission itself makes; its text is without the word "Recommendation:". */
  "recommendation",
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const MARKS = ["bold", "italic", "underline", "strikethrough", "subscript", "superscript"] as const;
export type Mark = (typeof MARKS)[number];

export type Inline =
  | { type: "text"; text: string; marks?: Mark[]; link?: string }
  | { type: "break" }
  /** An endnote's mark; the same note may be cited twice. */
  | { type: "note"; note: string };

export interface Block {
  /** Stable for the block's life, unique in the document; a client makes it with `newId()`. */
  id: string;
  kind: BlockKind;
  /** Headings 1 to 3, bullets 1 to 2; 1 where it is not given. */
  level?: number;
  /** Headings only: takes part in the automatic numbering 1, 1.1, 1.2 ... */
  numbered?: boolean;
  /** The number that the paragraph or heading bore in the file that it was imported from. */
  alias?: string;
  /** Recommendations only: whom it addresses, as data: it is printed nowhere, so what is signed and counted is what is filed. */
  addressee?: string;
  /** BCP 47, where it differs from the submission's. */
  language?: string;
  /** Which way it is written, where somebody decided it; else its letters decide. */
  direction?: "ltr" | "rtl";
  inline: Inline[];
}

export interface Note {
  id: string;
  inline: Inline[];
}

export const LINK_KINDS = ["addresses", "evidence", "goes-further"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export const IMPLEMENTATION_LEVELS = ["implemented", "partly", "not", "gone-back", "no-information"] as const;
export type ImplementationLevel = (typeof IMPLEMENTATION_LEVELS)[number];

/**
 * A link made by hand between a block (a heading stands for its section) and what it speaks to: a prior recommendation by the symbol of
 * its report and its number, or a point of another source by that source's key and the point's. Numbers typed in the text are found by
 * `recommendations/numbers.ts` instead; a link beside one says its kind and level.
 */
export interface RecommendationLink {
  block: string;
  symbol: string;
  number: string;
  kind: LinkKind;
  level?: ImplementationLevel;
  note?: string;
  /** Whose view the level is, as the cover names the organisation; the coalition's together where it is absent. */
  organisation?: string;
}

export const TAG_KINDS = ["theme", "person", "sdg"] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** What a paragraph is about: the id of a matter (`mapping/matter`) as theme or group of persons, or the number of a goal, "4". */
export interface BlockTag {
  block: string;
  kind: TagKind;
  value: string;
}

export interface CoverOrganisation {
  name: string;
  acronym: string;
  address: string;
  website: string;
  /** What it does and when it was established, in its own words. */
  description: string;
}

/** What stands before the text. It is not counted. */
export interface Cover {
  title: string;
  /** Comma-separated, as OHCHR's guidelines encourage. */
  keywords: string;
  contact: string;
  /** A covering letter, as plain text. */
  letter: string;
  organisations: CoverOrganisation[];
}

/** A file that goes with the text and is not counted: what is signed names it by the hash of its bytes. */
export interface AnnexReference {
  title: string;
  file: string;
  /** SHA-256, lower-case hex. */
  sha256: string;
}

export interface StructuredDocument {
  schema: typeof SCHEMA_VERSION;
  cover: Cover;
  blocks: Block[];
  notes: Note[];
  links: RecommendationLink[];
  /** Absent where there is none, so that texts from before there were any keep their hash. */
  tags?: BlockTag[];
  /** Of a frozen text only; absent where there is none. */
  annexes?: AnnexReference[];
}

export const emptyCover = (): Cover => ({ title: "", keywords: "", contact: "", letter: "", organisations: [] });

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A fresh block or note id: 12 characters of [0-9a-z]. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => ALPHABET[byte % 36]).join("");
}

/** Text runs of a piece of content joined; a break is a newline and an endnote's mark nothing. */
export function plainText(inline: readonly Inline[]): string {
  return inline.map((part) => (part.type === "text" ? part.text : part.type === "break" ? "\n" : "")).join("");
}

/** The text of all blocks, one to a line. */
export const textOfBlocks = ({ blocks }: Pick<StructuredDocument, "blocks">): string =>
  blocks.map((block) => plainText(block.inline)).join("\n");
