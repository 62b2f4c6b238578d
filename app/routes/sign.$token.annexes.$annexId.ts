import type { LoaderFunctionArgs } from "@remix-run/node";
import { assertBearer, openLink } from "~/server/commands/decide-by-link.js";
import { download } from "~/server/http/download.js";
import { annexByLink } from "~/server/queries/annexes.js";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const opened = await openLink(context.db, params.token!, context.clock());
  assertBearer(opened, "round.read");
  return download(await annexByLink(context.db, opened.bearer, opened.link, params.annexId!));
}
