import type { PublicPiece, PublicReview } from "~/server/queries/published.js";

const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

export interface FeedWords {
  title: string;
  titleOf(piece: PublicPiece): string;
  summaryOf(piece: PublicPiece): string;
}

const changedAt = ({ publishedAt, withdrawn }: PublicPiece) => withdrawn?.at ?? publishedAt;

/** What became public in a review, or was withdrawn, as an Atom feed, the last first. */
export function writeFeed(base: string, review: PublicReview, pieces: readonly PublicPiece[], words: FeedWords): string {
  const page = `${base}/public/${review.slug}`;
  const ordered = [...pieces].sort((a, b) => (changedAt(a) < changedAt(b) ? 1 : -1));
  const entries = ordered.map(
    (piece) => `  <entry>
    <id>${escaped(`${page}/${piece.slug}`)}</id>
    <title>${escaped(words.titleOf(piece))}</title>
    <link rel="alternate" href="${escaped(`${page}/${piece.slug}`)}" hreflang="${escaped(piece.language)}"/>
    <published>${piece.firstPublishedAt}</published>
    <updated>${changedAt(piece)}</updated>
    <author><name>${escaped(piece.facts?.organisations.map(({ name }) => name).join("; ") || piece.facts?.name || "Caucus")}</name></author>
    <summary>${escaped(words.summaryOf(piece))}</summary>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escaped(page)}</id>
  <title>${escaped(words.title)}</title>
  <link rel="self" type="application/atom+xml" href="${escaped(`${page}/feed.xml`)}"/>
  <link rel="alternate" type="text/html" href="${escaped(page)}"/>
  <updated>${ordered[0] ? changedAt(ordered[0]) : "1970-01-01T00:00:00.000Z"}</updated>
${entries.join("")}</feed>
`;
}
