import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadPackage } from "~/server/commands/download-package.js";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const filing = new URL(request.url).searchParams.get("filing") ?? undefined;
  return download(await downloadPackage(context.db, actor, { submissionId: params.submissionId!, filingId: filing }));
}
