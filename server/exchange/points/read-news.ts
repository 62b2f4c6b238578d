import { z } from "zod";
import type { ReadSource } from "~/app/domain/recommendations/source.js";
import { htmlLines } from "./html-lines.js";
import { readPoints } from "./read-points.js";

const article = z.object({
  title: z.string().min(1),
  body: z.string().optional(),
  content: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  published_at: z.string().optional(),
  date: z.string().optional(),
});

/** A news report in JSON, as a newsroom's interface gives it: a title, a body of HTML, an address. Null where the value is none. */
export function readNews(value: unknown): Pick<ReadSource, "title" | "symbol" | "language" | "points"> | null {
  const parsed = article.safeParse(value);
  if (!parsed.success) return null;
  const { title, body, content, text, url, language, published_at, date } = parsed.data;
  const html = body ?? content ?? text;
  if (html === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(published_at ?? date ?? "")?.[0];
  const points = readPoints(htmlLines(html))
    .filter((point) => !/^(?:©|&copy;)|^related (?:news|articles)$/i.test(point.text) && !/^related/i.test(point.headings.at(-1) ?? ""))
    .map((point, i) => ({ ...point, number: String(i + 1) }));
  return {
    title: [title, day].filter(Boolean).join(", "),
    symbol: url ?? null,
    language: language ? language.toLowerCase().slice(0, 2) : null,
    points,
  };
}
