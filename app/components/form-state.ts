import type { RefusalCode } from "~/app/domain/refusal.js";
import type { Params } from "~/app/i18n/index.js";

export type FormValues = Record<string, string | string[]>;

export interface FieldError {
  /** A key of the catalogue. */
  key: string;
  params?: Params;
}

/** What an action gives back when a form was not accepted (server/http/forms.ts makes it). */
export interface FormState {
  /** The name of the `<Form>` it belongs to. */
  form: string;
  values: FormValues;
  errors: Record<string, FieldError>;
  refusal?: { code: RefusalCode; params: Params };
}

export const isFormState = (value: unknown): value is FormState =>
  typeof value === "object" && value !== null && "form" in value && "values" in value && "errors" in value;

/** The hidden field by which one of several forms of a page is told from the others; `<Form name>` writes it. */
const FORM_NAME = "_form";

/** The form as it was sent. */
export const stateOf = (formData: FormData): FormState => {
  const name = formData.get(FORM_NAME);
  return { form: typeof name === "string" ? name : "form", values: typedValues(formData), errors: {} };
};

/** Everything that a form sent but its name, what was sent several times as a list. */
export function rawValues(formData: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
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
