import type { ActionFunctionArgs } from "@remix-run/node";
import { compileSummary } from "~/server/commands/compile-summary.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { requireActor } from "~/server/http/guard.js";

/** Compiles the summary and answers with a line of JSON for each step, as it goes. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const steps = compileSummary(context.db, context.documents, actor, { reviewId: params.reviewId!, now: context.clock() });
  // what is refused at once is refused with its status
  const first = await steps.next();
  const encoder = new TextEncoder();
  const line = (value: unknown) => encoder.encode(`${JSON.stringify(value)}\n`);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        if (!first.done) controller.enqueue(line(first.value));
        for await (const step of steps) controller.enqueue(line(step));
      } catch (error) {
        if (!isRefusal(error)) context.log.error({ err: error }, "compiling the summary failed");
        controller.enqueue(line({ step: "failed", code: isRefusal(error) ? error.code : "unavailable" }));
      }
      controller.close();
    },
  });
  // not compressed: a compressor would hold the lines back
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store, no-transform" } });
}
