import type { Refusal } from "~/app/domain/refusal.js";
import { refusalText } from "~/app/components/refusal-text.js";
import { translator } from "~/app/i18n/index.js";
import { REFUSAL_STATUS } from "./refusals.js";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** A refusal as a page of its own, for addresses that give files and so have no page to show it in. */
export function refusalPage(refusal: Pick<Refusal, "code" | "params">): Response {
  const t = translator("en");
  const title = escape(t("common.problem-refused"));
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Caucus</title></head>
<body><main><h1>${title}</h1><p>${escape(refusalText(t, refusal))}</p><p><a href="/">${escape(t("common.back-home"))}</a></p></main></body>
</html>
`;
  return new Response(html, { status: REFUSAL_STATUS[refusal.code], headers: { "Content-Type": "text/html; charset=utf-8" } });
}
