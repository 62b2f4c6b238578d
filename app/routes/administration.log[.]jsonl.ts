import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportLog } from "~/server/commands/export-log.js";
import { requireActor } from "~/server/http/guard.js";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const lines = await exportLog(context.db, await requireActor(request, context));
  return new Response(lines, {
    headers: { "Content-Type": "application/jsonl; charset=utf-8", "Content-Disposition": 'attachment; filename="caucus-log.jsonl"' },
  });
}
