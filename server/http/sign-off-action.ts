import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { readableParams } from "~/app/components/refusal-text.js";
import type { Actor } from "~/app/domain/access/may.js";
import { RULE_CODES } from "~/app/domain/guidelines/guidelines.js";
import { translator } from "~/app/i18n/index.js";
import { isRefusal, Refusal } from "~/app/domain/refusal.js";
import { fileSubmission } from "../commands/file-submission.js";
import { openSignOff } from "../commands/open-sign-off.js";
import { minorityViewSchema, recordMinorityView } from "../commands/record-minority-view.js";
import { refuseVersion, refuseVersionSchema } from "../commands/refuse-version.js";
import { remindSignatories } from "../commands/remind-signatories.js";
import { reopenSubmission } from "../commands/reopen-submission.js";
import { signVersion, signVersionSchema } from "../commands/sign-version.js";
import { signerOf } from "../installation-key.js";
import { formAction, parseForm } from "./forms.js";

const intentSchema = z.enum(["open-sign-off", "sign", "refuse", "reopen", "remind", "file", "view"]);
type Intent = z.infer<typeof intentSchema>;
/** What each form of the sign-off page sends. */
const schemas = {
  "open-sign-off": z.object({
    confirm: z.literal("yes", "signoff.open-confirm-required"),
    /** The rules that the lead saw broken and freezes it all the same, with blanks between. */
    despite: z.string().default(""),
  }),
  sign: signVersionSchema.extend({ read: z.literal("yes", "signoff.sign-read-required") }),
  refuse: refuseVersionSchema,
  reopen: z.object({ confirm: z.literal("yes", "signoff.reopen-confirm-required") }),
  remind: z.object({}),
  file: z.object({}),
  view: minorityViewSchema,
};
type Outcome =
  { done: Intent; response?: undefined } | { done?: undefined; response: Extract<ReturnType<typeof parseForm>, { ok: false }>["response"] };

/**
 * Does what a form of the sign-off page asks for and tells the text's rooms. `response` is the answer to a form that was not accepted; without it, it is done.
 * `now` is the server's clock, for the deadline.
 */
export async function signOffAction(
  { db, documents, config }: Pick<AppLoadContext, "db" | "documents" | "config">,
  actor: Actor,
  submissionId: string,
  formData: FormData,
  now: Date,
): Promise<Outcome> {
  const known = intentSchema.safeParse(formData.get("intent"));
  if (!known.success) throw new Refusal("invalid-input", { what: "intent" });
  const intent = known.data;
  const parsed = parseForm(formData, schemas[intent]);
  if (!parsed.ok) return { response: parsed.response };
  const commands: Record<Intent, () => Promise<{ documentId: string }>> = {
    "open-sign-off": () => {
      const { despite } = schemas["open-sign-off"].parse(parsed.value);
      return openSignOff(db, actor, { submissionId, now, despite: RULE_CODES.filter((code) => despite.split(" ").includes(code)) });
    },
    sign: () => signVersion(db, actor, { ...signVersionSchema.parse(parsed.value), submissionId }),
    refuse: () => refuseVersion(db, actor, { ...refuseVersionSchema.parse(parsed.value), submissionId }),
    view: () => recordMinorityView(db, actor, { ...minorityViewSchema.parse(parsed.value), submissionId }),
    remind: () => remindSignatories(db, actor, { submissionId, now }),
    reopen: () => reopenSubmission(db, actor, { submissionId }),
    file: () => fileSubmission(db, actor, { submissionId, now, sign: signerOf(config.dataFolder) }),
  };
  const result = await formAction(formData, async () => ({ changed: (await readable(commands[intent]())).documentId }));
  if ("init" in result) return { response: result };
  await documents.changed(result.changed);
  return { done: intent };
}

/** Passes a refusal on as a person reads it: instants as dates, and for what the checks found a hint to the page's own list. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const params = readableParams(error.params);
    if (error.code === "checks-failed") params.what = translator("en")("signoff.obstacle-checks-short");
    throw new Refusal(error.code, params);
  }
}
