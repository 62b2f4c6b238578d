import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "~/app/domain/refusal.js";
import { exporters } from "~/server/exchange/export.js";
import { contentDisposition, fileName } from "~/server/exchange/file-name.js";
import { published } from "~/server/http/published.js";
import { publishedFile } from "~/server/queries/published.js";

/** For anybody: what is public as Word or PDF. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { format } = params;
  if (format !== "docx" && format !== "pdf") throw new Refusal("not-found");
  const { bytes, review } = await publishedFile(context.db, params.review!, params.piece!, format);
  const { mime, extension } = exporters[format];
  const name = fileName([review.stateName, `UPR${String(review.session)}`, params.piece!], extension);
  return published(request, bytes, { type: mime, disposition: contentDisposition(name) });
}
