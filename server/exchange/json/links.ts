import { z } from "zod";
import { IMPLEMENTATION_LEVELS, LINK_KINDS, type RecommendationLink } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { SubmissionFile } from "../submission-file.js";

const file = z.object({
  format: z.literal("caucus-links"),
  version: z.literal(1),
  submission: z.object({ title: z.string(), state: z.string(), session: z.number() }),
  links: z.array(
    z.object({
      block: z.string(),
      /** As printed; for people, and for programs that have the text and not its ids. */
      paragraph: z.string(),
      symbol: z.string(),
      number: z.string(),
      kind: z.enum(LINK_KINDS),
      level: z.enum(IMPLEMENTATION_LEVELS).optional(),
      note: z.string().optional(),
    }),
  ),
});

/** The links that were made by hand between a submission's paragraphs and recommendations. */
export type LinksFile = z.output<typeof file>;

export function writeLinks({ document, title, review }: SubmissionFile): Promise<Uint8Array> {
  const numbers = number(document.blocks).blocks;
  const content: LinksFile = {
    format: "caucus-links",
    version: 1,
    submission: { title, state: review.stateName, session: review.session },
    links: document.links.map((link) => ({ ...link, paragraph: numbers.get(link.block) ?? "" })),
  };
  return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`));
}

/** The links of a file that `writeLinks` made. Throws file-wrong-kind and file-unreadable. */
export function readLinks(bytes: Uint8Array, fileName: string): RecommendationLink[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal("file-wrong-kind", { file: fileName, expected: "file of links (.json)" });
  }
  const read = file.safeParse(value);
  if (!read.success) throw new Refusal("file-unreadable", { file: fileName, what: read.error.issues[0]?.path.join(".") ?? "" });
  return read.data.links.map(({ paragraph: _, ...link }) => link);
}
