import { data } from "@remix-run/node";
import { z } from "zod";
import type { FieldError, FormState, FormValues } from "~/app/components/form-state.js";
import { isRefusal, type Refusal } from "~/app/domain/refusal.js";
import { REFUSAL_STATUS } from "./refusals.js";

type FormResponse = ReturnType<typeof data<FormState>>;

/** A field that may be sent several times, or not at all: `z.object({ roles: many(z.enum(...)) })`. */
export const many = <T extends z.ZodType>(of: T) =>
  z.preprocess(
    (value: unknown) => (value === undefined || value === "" ? [] : Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(of),
  );

/** The hidden field by which one of several forms of a page is told from the others; `<Form name>` writes it. */
const FORM_NAME = "_form";

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

const stateOf = (formData: FormData): FormState => {
  const name = formData.get(FORM_NAME);
  return { form: typeof name === "string" ? name : "form", values: typedValues(formData), errors: {} };
};

function rawValues(formData: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(formData.keys())].filter((name) => name !== FORM_NAME);
  return Object.fromEntries(
    names.map((name) => {
      // PostgreSQL keeps no NUL, and nobody types one
      const all = formData.getAll(name).map((value) => (typeof value === "string" ? value.replaceAll("\0", "") : value));
      return [name, all.length > 1 ? all : all[0]!];
    }),
  );
}

/** What is given back to be shown again: texts, without passwords and files. */
function typedValues(formData: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of Object.entries(rawValues(formData))) {
    if (/password/i.test(name)) continue;
    const texts = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === "string");
    if (texts.length > 0) values[name] = Array.isArray(value) ? texts : texts[0]!;
  }
  return values;
}

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
