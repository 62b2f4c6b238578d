import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "~/app/domain/refusal.js";
import { exportMatrix, isMatrixFormat } from "~/server/commands/export-matrix.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!isMatrixFormat(params.format)) throw new Refusal("not-found");
  return download(await exportMatrix(context.db, actor, { submissionId: params.submissionId!, format: params.format, now: new Date() }));
}
