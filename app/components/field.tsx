import type { InputHTMLAttributes, ReactNode } from "react";
import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { useFormState } from "./form.js";

export interface Option {
  value: string;
  label: string;
  help?: string;
}

type InputType =
  | "text"
  | "email"
  | "password"
  | "url"
  | "search"
  | "number"
  | "date"
  | "time"
  | "datetime-local"
  | "file"
  | "select"
  | "radio"
  | "checkbox";
type Passed = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoComplete" | "inputMode" | "min" | "max" | "step" | "minLength" | "accept" | "multiple" | "placeholder" | "dir" | "lang"
>;

interface FieldProps extends Passed {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** "select" and "radio" take `options`; so does "checkbox" for several boxes of one name; without them it is one box. */
  type?: InputType;
  required?: boolean;
  /** A text of several lines. */
  multiline?: boolean;
  rows?: number;
  options?: readonly Option[];
  /** For a single checkbox: what it sends when it is ticked ("on" unless given). */
  value?: string;
  /** For a single checkbox "true" ticks it; an array for several. Values that the action gave back go before it. */
  defaultValue?: string | number | readonly string[] | boolean;
}

/** A labelled field with its help and its error; both, and what was typed, come from the action's answer by the field's name. */
export function Field({
  name,
  label,
  help,
  type = "text",
  required,
  multiline,
  rows = 5,
  options,
  value,
  defaultValue,
  ...passed
}: FieldProps) {
  const t = useT();
  const { name: form, state } = useFormState();
  const id = `${form}-${name}`;
  const error = state?.errors[name];
  const typed = state ? (state.values[name] ?? (type === "checkbox" ? [] : "")) : defaultValue;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const common = { id, name, required, "aria-describedby": described, "aria-invalid": error ? true : undefined } as const;
  const text = typeof typed === "string" || typeof typed === "number" ? typed : undefined;
  const needsEmpty = (!text || !required) && !options?.some((option) => option.value === "");
  const chosen = (Array.isArray(typed) ? typed : [String(typed ?? "")]) as readonly string[];

  const hints = (
    <>
      {help && (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field__error">
          {t(error.key as MessageKey, error.params)}
        </p>
      )}
    </>
  );
  const caption = (
    <>
      {label} {!required && type !== "checkbox" && type !== "radio" && <span className="field__optional">({t("common.optional")})</span>}
    </>
  );

  if (options && (type === "radio" || type === "checkbox")) {
    return (
      <fieldset className="field" id={id} aria-describedby={described} tabIndex={error ? -1 : undefined}>
        <legend>{caption}</legend>
        {hints}
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
            <span>
              {option.label}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (type === "checkbox") {
    const ticked = state ? chosen.length > 0 && chosen[0] !== "" : defaultValue === true || defaultValue === "true";
    return (
      <div className="field">
        <label className="choice">
          <input {...common} type="checkbox" value={value ?? "on"} defaultChecked={ticked} />
          <span>{caption}</span>
        </label>
        {hints}
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{caption}</label>
      {hints}
      {type === "select" ? (
        <select {...common} defaultValue={text ?? ""}>
          {needsEmpty && <option value="">{t(required ? "common.choose-option" : "common.none-chosen")}</option>}
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : multiline ? (
        <textarea {...common} rows={rows} defaultValue={text} dir={passed.dir ?? "auto"} lang={passed.lang} />
      ) : (
        <input
          {...common}
          {...passed}
          type={type}
          dir={passed.dir ?? (type === "text" || type === "search" ? "auto" : undefined)}
          defaultValue={type === "file" ? undefined : text}
        />
      )}
    </div>
  );
}
