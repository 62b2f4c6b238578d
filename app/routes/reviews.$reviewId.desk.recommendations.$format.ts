import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "~/app/domain/refusal.js";
import { exportStatements } from "~/server/commands/export-statements.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const file = await exportStatements(context.db, actor, { reviewId: params.reviewId!, format: params.format! });
  if (!file) throw new Refusal("not-found");
  return download(file);
}
