import { Form as RemixForm, Link, useActionData, useNavigation } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { RefusalCode } from "~/app/domain/refusal.js";
import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { type FormState, isFormState } from "./form-state.js";
import { refusalText } from "./refusal-text.js";

const FormContext = createContext<{ name: string; state: FormState | null }>({ name: "form", state: null });

/** The form around, by name, and what its last sending was refused for; null when it was not. */
export const useFormState = () => useContext(FormContext);

interface FormProps {
  /** Needed where a page has several forms: errors come back to the one they belong to. */
  name?: string;
  method?: "get" | "post";
  action?: string;
  /** Forms with a file. */
  upload?: boolean;
  /** In one line: label-less searches, single buttons. */
  inline?: boolean;
  children: ReactNode;
}

/** A form that works without script; errors that `parseForm` or `formAction` gave back stand above it and beside their fields. */
export function Form({ name = "form", method = "post", action, upload, inline, children }: FormProps) {
  const answer: unknown = useActionData();
  const state = isFormState(answer) && answer.form === name ? answer : null;
  return (
    <FormContext.Provider value={{ name, state }}>
      <RemixForm
        className={inline ? "form form--inline" : "form"}
        method={method}
        action={action}
        encType={upload ? "multipart/form-data" : undefined}
        noValidate
      >
        {state && <FormProblems state={state} />}
        {method === "post" && name !== "form" && <input type="hidden" name="_form" value={name} />}
        {children}
      </RemixForm>
    </FormContext.Provider>
  );
}

/** Refusals that say that the page is not as things stand any more. */
const PASSED_BY: readonly RefusalCode[] = ["conflict", "wrong-state", "text-changed", "unsigned", "over-limit", "checks-failed"];

function FormProblems({ state }: { state: FormState }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(state.errors);
  const labels = useLabels(state);
  useEffect(() => box.current?.focus(), [state]);
  const title = () => {
    if (!state.refusal) return t("common.form-errors", { count: fields.length });
    return t(state.refusal.code === "no-answer" ? "common.form-unanswered" : "common.form-refused");
  };
  return (
    <div ref={box} className="notice notice--danger" role="alert" tabIndex={-1}>
      <p className="notice__title">{title()}</p>
      {state.refusal && <p>{refusalText(t, state.refusal)}</p>}
      {state.refusal && PASSED_BY.includes(state.refusal.code) && (
        <p>
          <Link to="." reloadDocument>
            {t("common.form-look-again")}
          </Link>
        </p>
      )}
      {fields.length > 0 && (
        <ul>
          {fields.map(([field, { key, params }]) => {
            const text = `${labels[field] ? `${labels[field]}: ` : ""}${t(key as MessageKey, params)}`;
            return <li key={field}>{field ? <a href={`#${state.form}-${field}`}>{text}</a> : text}</li>;
          })}
        </ul>
      )}
    </div>
  );
}

/** The fields' labels as they stand on the page, known once it does: without script an error is named by its place only. */
function useLabels(state: FormState): Record<string, string> {
  const onPage = useSyncExternalStore(
    subscribeToNothing,
    () =>
      Object.keys(state.errors)
        .map((name) => labelOf(`${state.form}-${name}`))
        .join("\n"),
    () => "",
  );
  return Object.fromEntries(Object.keys(state.errors).map((name, index) => [name, onPage.split("\n")[index] ?? ""]));
}

const subscribeToNothing = () => () => undefined;

function labelOf(id: string): string {
  const field = document.getElementById(id);
  const label = field instanceof HTMLFieldSetElement ? field.querySelector("legend") : document.querySelector(`label[for="${id}"]`);
  return label?.firstChild?.textContent?.trim().replaceAll("\n", " ") ?? "";
}

interface SubmitButtonProps {
  children: ReactNode;
  kind?: "primary" | "secondary" | "danger" | "quiet";
  /** Sent with the form, where it has several buttons. */
  name?: string;
  value?: string;
  /** What the button does, where its text alone does not say to what: "Remove Ana Petrovic". */
  label?: string;
}

/** Sends the form around it, once: while the sending is under way it says so and does nothing. */
export function SubmitButton({ children, kind = "primary", name, value, label }: SubmitButtonProps) {
  const t = useT();
  const form = useFormState();
  const { state, formData } = useNavigation();
  const mine = (formData?.get("_form") ?? "form") === form.name && (!name || formData?.get(name) === value);
  const sending = state !== "idle" && formData !== undefined && mine;
  return (
    <button
      type="submit"
      className={`button button--${kind}`}
      name={name}
      value={value}
      aria-label={sending ? undefined : label}
      aria-disabled={sending || undefined}
      onClick={sending ? (event) => event.preventDefault() : undefined}
    >
      {sending ? t("common.sending") : children}
    </button>
  );
}
