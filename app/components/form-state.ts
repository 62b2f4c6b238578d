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
