import { plainText } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import type { PublishedSubmission } from "~/app/domain/publication/publication.js";
import { blockText } from "~/app/domain/summary/print-summary.js";
import type { Summary, SummaryNote } from "~/app/domain/summary/summary.js";
import type { PublicPiece, PublicReview, PublishedPiece } from "~/server/queries/published.js";

/** The machine-readable form of what is public, with whole addresses. `base` is the installation's address. */
export const reviewFacts = (base: string, { slug, ...review }: PublicReview) => ({
  ...review,
  page: `${base}/public/${slug}`,
  data: `${base}/api/v1/reviews/${slug}`,
  feed: `${base}/public/${slug}/feed.xml`,
});

export function pieceFacts(base: string, review: string, { slug, isSummary, facts, languages, ...more }: PublicPiece) {
  const page = `${base}/public/${review}/${slug}`;
  const { redacted, ...said } = facts ?? { redacted: [] };
  return {
    kind: isSummary ? "summary" : "submission",
    ...said,
    ...more,
    redactedBlocks: redacted.length,
    page,
    data: `${base}/api/v1/reviews/${review}/${slug}`,
    files: more.withdrawn ? null : { docx: `${page}/docx`, pdf: `${page}/pdf` },
    languages: languages.map((one) => ({ language: one.language, page: `${base}/public/${review}/${one.slug}` })),
  };
}

export function submissionText(page: string, { document, redacted }: PublishedSubmission) {
  const { blocks: numbers, notes: noteNumbers } = number(document.blocks);
  const gone = new Set(redacted);
  return {
    blocks: document.blocks.map(({ id, kind, level, inline }) => {
      const printed = numbers.get(id) ?? null;
      const notes = inline.flatMap((part) => (part.type === "note" ? (noteNumbers.get(part.note) ?? []) : []));
      const anchor = kind === "paragraph" ? `para-${printed ?? id}` : `block-${id}`;
      return {
        kind,
        ...(level !== undefined && { level }),
        number: printed,
        address: `${page}#${anchor}`,
        text: plainText(inline),
        notes,
        redacted: gone.has(id),
      };
    }),
    notes: citedNotes(document).map(({ number: n, note }) => ({ number: n, text: plainText(note.inline) })),
  };
}

const sourcesOf = (note: SummaryNote, addressOf: (submission: string) => string | null) =>
  note.kind === "text"
    ? (note.cites ?? []).map(({ name, submission, paragraph }) => {
        const page = addressOf(submission);
        return { name, paragraph, address: page && (paragraph === null ? page : `${page}#para-${paragraph}`) };
      })
    : [];

export function summaryText(page: string, { blocks, notes, words, limit }: Summary, addressOf: (submission: string) => string | null) {
  return {
    words,
    limit,
    blocks: blocks.map((block) => {
      const marks = block.kind === "heading" ? block.notes : block.parts.flatMap((part) => ("note" in part ? [part.note] : []));
      const more =
        block.kind === "heading"
          ? { level: block.level, label: block.label }
          : { number: block.number, ...(block.number !== null && { address: `${page}#para-${String(block.number)}` }) };
      return { kind: block.kind, ...more, text: blockText(block), notes: marks };
    }),
    notes: notes.map((note, i) => ({
      number: i + 1,
      text: note.text,
      sources: sourcesOf(note, addressOf),
      ...(note.kind === "stakeholders" && { stakeholders: note.groups }),
      ...(note.kind === "abbreviations" && { abbreviations: note.entries }),
    })),
  };
}

/** One submission, or the summary, whole. */
export function pieceData(base: string, { review, piece, content, addresses }: PublishedPiece) {
  const page = `${base}/public/${review.slug}/${piece.slug}`;
  const addressOf = (submission: string) => (addresses[submission] ? `${base}/public/${review.slug}/${addresses[submission]}` : null);
  return {
    review: reviewFacts(base, review),
    ...pieceFacts(base, review.slug, piece),
    ...(content?.kind === "submission" && submissionText(page, content)),
    ...(content?.kind === "summary" && summaryText(page, content.summary, addressOf)),
  };
}
