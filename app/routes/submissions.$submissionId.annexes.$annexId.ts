import type { LoaderFunctionArgs } from "@remix-run/node";
import { download } from "~/server/http/download.js";
import { requireActor } from "~/server/http/guard.js";
import { annexDownload } from "~/server/queries/annexes.js";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return download(await annexDownload(context.db, actor, params.submissionId!, params.annexId!));
}
