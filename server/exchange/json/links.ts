import { z } from "zod";
import { IMPLEMENTATION_LEVELS, LINK_KINDS } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { beginningOf, type ReadLink } from "~/app/domain/mapping/import-links.js";
import type { CitableSource } from "~/app/domain/mapping/points.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { SubmissionFile } from "../submission-file.js";

const LINKS_FORMAT = "caucus-links";

/** Links as a file has them. */
export const linksSchema = z
  .array(
    z.object({
      block: z.string().max(40),
      /** As printed, and how the block begins: for people, and for texts that do not have its id. */
      paragraph: z.string().max(4000),
      begins: z.string().max(200).optional(),
      symbol: z.string().max(200),
      number: z.string().max(100),
      kind: z.enum(LINK_KINDS),
      level: z.enum(IMPLEMENTATION_LEVELS).optional(),
      note: z.string().max(10_000).optional(),
      organisation: z.string().max(1000).optional(),
    }),
  )
  .max(20_000);

const file = z.object({
  format: z.literal(LINKS_FORMAT),
  version: z.literal(1),
  submission: z.object({ title: z.string(), state: z.string(), session: z.number() }),
  /** What a link's `symbol` means that is no report's: for people, and for programs that have the sources' files. */
  sources: z.array(z.object({ key: z.string(), title: z.string(), symbol: z.string() })).optional(),
  links: linksSchema,
});
type LinksFile = z.output<typeof file>;

/** The links that were made by hand between a submission's blocks and recommendations, or points of `sources`. */
export function writeLinks({ document, title, review }: SubmissionFile, sources: readonly CitableSource[] = []): Promise<Uint8Array> {
  const numbers = number(document.blocks).blocks;
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const named = sources.filter(({ key }) => document.links.some(({ symbol }) => symbol === key));
  const content: LinksFile = {
    format: LINKS_FORMAT,
    version: 1,
    submission: { title, state: review.stateName, session: review.session },
    ...(named.length > 0 && { sources: named.map((source) => ({ key: source.key, title: source.title, symbol: source.symbol })) }),
    links: document.links.map((link) => {
      const block = blocks.get(link.block);
      return { ...link, paragraph: numbers.get(link.block) ?? "", begins: block ? beginningOf(block) : "" };
    }),
  };
  return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`));
}

/** The links of a file that `writeLinks` made. Throws file-wrong-kind and file-unreadable. */
export function readLinks(bytes: Uint8Array, fileName: string): ReadLink[] {
  const wrong = () =>
    new Refusal("file-wrong-kind", { file: fileName, expected: "file of links (.json) or filled matrix (.docx, .xlsx, .csv)" });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw wrong();
  }
  if (value === null || typeof value !== "object" || !("format" in value) || value.format !== LINKS_FORMAT) throw wrong();
  const read = file.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal("file-unreadable", { file: fileName, what: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` });
  }
  return read.data.links;
}
