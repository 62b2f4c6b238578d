import { data } from "@remix-run/node";
import { z } from "zod";
import { type FieldError, type FormState, rawValues, stateOf } from "~/app/components/form-state.js";
import { isRefusal, type Refusal } from "~/app/domain/refusal.js";
import { REFUSAL_STATUS } from "./refusals.js";

type FormResponse = ReturnType<typeof data<FormState>>;

/** A field that may be sent several times, or not at all: `z.object({ roles: many(z.enum(...)) })`. */
export const many = <T extends z.ZodType>(of: T) =>
  z.preprocess(
    (value: unknown) => (value === undefined || value === "" ? [] : Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(of),
  );

/** What a form sent, judged by a schema. On failure `response` (422) is what the action returns: `<Form>` and `<Field>` show the errors and keep what was typed. */
export function parseForm<T extends z.ZodType>(
  formData: FormData,
  schema: T,
): { ok: true; value: z.output<T> } | { ok: false; response: FormResponse } {
  const raw = rawValues(formData);
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, FieldError> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.map(String)[0] ?? "";
    errors[name] ??= fieldError(issue, !raw[name]);
  }
  return { ok: false, response: data({ ...stateOf(formData), errors }, { status: 422 }) };
}

/** Runs a command for an action. A refusal comes back as the form's own error with its status and what was typed; anything else is thrown on. */
export async function formAction<T>(formData: FormData, run: () => Promise<T>): Promise<T | FormResponse> {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusedForm(formData, error);
  }
}

/** The form as it was sent, with what refused it. */
export const refusedForm = (formData: FormData, { code, params }: Pick<Refusal, "code" | "params">): FormResponse =>
  data({ ...stateOf(formData), refusal: { code, params } }, { status: REFUSAL_STATUS[code] });

/** A schema may name a message of the catalogue itself ("account.error-short-password"); everything else gets a general one by its kind. */
function fieldError(issue: z.core.$ZodIssue, empty: boolean): FieldError {
  if (/^[a-z]+\.[a-z0-9-]+$/.test(issue.message)) return { key: issue.message, params: limitsOf(issue) };
  if (empty) return { key: issue.code === "invalid_value" ? "common.error-choose" : "common.error-required" };
  switch (issue.code) {
    case "too_small":
      return { key: issue.origin === "string" ? "common.error-too-short" : "common.error-too-small", params: limitsOf(issue) };
    case "too_big":
      return { key: issue.origin === "string" ? "common.error-too-long" : "common.error-too-big", params: limitsOf(issue) };
    case "invalid_format":
      return {
        key: issue.format === "email" ? "common.error-email" : issue.format === "url" ? "common.error-url" : "common.error-invalid",
      };
    case "invalid_value":
      return { key: "common.error-choose" };
    default:
      return { key: "common.error-invalid" };
  }
}

function limitsOf(issue: z.core.$ZodIssue): FieldError["params"] {
  if (issue.code === "too_small") return { count: Number(issue.minimum) };
  if (issue.code === "too_big") return { count: Number(issue.maximum) };
  return undefined;
}
