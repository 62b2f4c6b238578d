import { useNavigation, useRouteLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useFormState } from "./form.js";
import { keepWords, sendWords, typedWords } from "./typed-words.js";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isBox = (field: Field): field is HTMLInputElement => field.type === "checkbox";
const fieldsOf = (form: HTMLFormElement) => [...form.querySelectorAll<Field>("input:not([type=hidden]), textarea, select")];

/** The values of a form's fields by their names. */
const valuesOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(fieldsOf(form).map((field) => [field.name, isBox(field) ? String(field.checked) : field.value]));

function fill(form: HTMLFormElement, values: Record<string, string>) {
  for (const field of fieldsOf(form)) {
    const value = values[field.name];
    if (value === undefined) continue;
    if (isBox(field)) field.checked = value === "true";
    else field.value = value;
  }
}

interface KeepTypedProps {
  /** Names the form among all that a person sees. */
  place: string;
  /** For a form that is sent by itself: whether its sending was accepted. */
  taken?: boolean;
}

/** Inside a form whose fields keep their own values: what is typed there stays when page or panel are left and opened again, until it is sent. */
export function KeepTyped({ place, taken }: KeepTypedProps) {
  const person = useRouteLoaderData<{ person: { email: string } | null }>("root")?.person?.email ?? "";
  const key = `${person} ${place}`;
  const within = useRef<HTMLSpanElement>(null);
  const offered = useRef<Record<string, string>>({});

  useEffect(() => {
    const form = within.current!.closest("form")!;
    offered.current = valuesOf(form);
    const keep = () => {
      const changed = Object.entries(valuesOf(form)).filter(([name, value]) => value !== offered.current[name]);
      keepWords(key, changed.length > 0 ? JSON.stringify(Object.fromEntries(changed)) : null);
    };
    const kept = typedWords(key);
    if (kept) {
      fill(form, JSON.parse(kept) as Record<string, string>);
      form.closest("details")?.setAttribute("open", "");
      keep();
    }
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [key]);

  const { name, state: refused } = useFormState();
  const { state, formData } = useNavigation();
  const sending = state !== "idle" && formData?.get("_form") === name;
  const before = useRef({ sending, taken });
  useEffect(() => {
    const arrived = (before.current.sending && !sending && !refused) || (before.current.taken === false && taken);
    const failed = before.current.sending && !sending && refused;
    before.current = { sending, taken };
    if (sending) sendWords(key);
    if (failed) keepWords(key, typedWords(key));
    if (!arrived) return;
    keepWords(key, null);
    const form = within.current!.closest("form")!;
    if (taken === undefined) form.reset();
    offered.current = valuesOf(form);
  }, [sending, refused, taken, key]);
  return <span ref={within} hidden />;
}
