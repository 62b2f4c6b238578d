import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "~/app/domain/refusal.js";
import { exportSubmission } from "~/server/commands/export-submission.js";
import { isExportFormat } from "~/server/exchange/export.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { format } = params;
  const beside = new URL(request.url).searchParams.has("beside");
  if (!isExportFormat(format) || (beside && format !== "docx")) throw new Refusal("not-found");
  return download(await exportSubmission(context.db, actor, { submissionId: params.submissionId!, format, now: context.clock(), beside }));
}
