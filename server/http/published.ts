import { createHash } from "node:crypto";

/** What is public may be kept for a minute, so that a busy page costs little and what is withdrawn is soon gone from every cache. */
export const PUBLIC_CACHE = "public, max-age=60, must-revalidate";

/** The `headers` of a public page. */
export const publicHeaders = () => ({ "Cache-Control": PUBLIC_CACHE });

/** The answer for something public, which other sites' pages may read too; 304 where the asker has it already. */
export function published(
  request: Request,
  body: string | Uint8Array,
  { type, disposition, status = 200 }: { type: string; disposition?: string; status?: number },
): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    "Content-Type": type,
    "Cache-Control": PUBLIC_CACHE,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    ETag: tag,
    ...(disposition && { "Content-Disposition": disposition }),
  };
  const known = request.headers
    .get("If-None-Match")
    ?.split(/,\s*/)
    .map((one) => one.replace(/^W\//, ""));
  if (status === 200 && known?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(typeof body === "string" ? body : Buffer.from(body), { status, headers });
}

export const publishedJson = (request: Request, data: unknown, status?: number): Response =>
  published(request, `${JSON.stringify(data, null, 1)}\n`, { type: "application/json; charset=utf-8", status });
