import { type AppLoadContext, data, redirect } from "@remix-run/node";
import type { Actor } from "~/app/domain/access/may.js";
import { makeSigningLink, revokeSigningLink, signingLinkSchema } from "../commands/make-signing-link.js";
import { formAction, parseForm } from "./forms.js";

/** Whether a form is one of those that make a link ("make-link-…") or take it back ("revoke-link-…"). */
export const isLinkForm = (form: FormDataEntryValue | null): boolean => typeof form === "string" && /^(?:make|revoke)-link-/.test(form);

/** Does what such a form asks for. A link that was made comes back to be shown once; `back` is the page to go to otherwise. */
export async function signingLinkAction(
  { db, config, clock }: Pick<AppLoadContext, "db" | "config" | "clock">,
  actor: Actor,
  submissionId: string,
  formData: FormData,
  back: string,
) {
  const parsed = parseForm(formData, signingLinkSchema);
  if (!parsed.ok) return parsed.response;
  const bears = parsed.value;
  const form = formData.get("_form");
  return formAction(formData, async () => {
    if (typeof form === "string" && form.startsWith("revoke")) {
      await revokeSigningLink(db, actor, { submissionId, bears, now: clock() });
      return redirect(back);
    }
    const { token, expiresAt, organisation } = await makeSigningLink(db, actor, { submissionId, bears, now: clock() });
    return data(
      { made: { url: `${config.baseUrl}/sign/${token}`, expiresAt, organisation } },
      { headers: { "Cache-Control": "no-store" } },
    );
  });
}
