import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportOriginals } from "~/server/commands/export-originals.js";
import { streamOf } from "~/server/exchange/archive.js";
import { contentDisposition } from "~/server/exchange/file-name.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { pieces, fileName } = await exportOriginals(context.db, actor, { reviewId: params.reviewId! });
  return new Response(streamOf(pieces), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": contentDisposition(fileName),
      "Cache-Control": "private, no-store, no-transform",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
