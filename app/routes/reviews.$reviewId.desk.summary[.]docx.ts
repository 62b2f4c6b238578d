import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportSummary } from "~/server/commands/export-summary.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return download(
    await exportSummary(context.db, context.documents, actor, { reviewId: params.reviewId!, format: "docx", now: context.clock() }),
  );
}
