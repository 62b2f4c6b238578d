import { useCallback, useId, useMemo, useSyncExternalStore } from "react";
import { COVER_LENGTHS } from "~/app/domain/document/schema.js";
import { COVER_MAP } from "~/app/domain/document/yjs.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { useStoredField } from "./use-stored-field.js";

const FIELDS = ["title", "keywords", "contact", "letter"] as const;
const HELP = { keywords: "editor.cover-keywords-help", contact: "editor.cover-contact-help", letter: "editor.cover-letter-help" } as const;

/** What stands before the text; part of the document, so it is saved, frozen and signed with it. */
export function CoverPanel() {
  const t = useT();
  const { facts, mayWrite } = useWorkspace();
  return (
    <div className="flow">
      {FIELDS.map((name) => (
        <CoverField
          key={name}
          name={name}
          label={t(`editor.cover-${name}`)}
          help={name === "title" ? undefined : t(HELP[name])}
          readOnly={!mayWrite}
        />
      ))}
      <h3>{t("editor.cover-organisations")}</h3>
      <ul>
        {facts.organisations.map((organisation) => (
          <li key={organisation.name}>
            {organisation.name}
            {organisation.acronym && ` (${organisation.acronym})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CoverFieldProps {
  name: (typeof FIELDS)[number];
  label: string;
  help: string | undefined;
  readOnly: boolean;
}

function useCoverField(name: keyof typeof COVER_LENGTHS) {
  const { doc } = useWorkspace().session;
  const map = useMemo(() => doc.getMap<string>(COVER_MAP), [doc]);
  const subscribe = useCallback(
    (listener: () => void) => {
      map.observe(listener);
      return () => map.unobserve(listener);
    },
    [map],
  );
  const stored = useSyncExternalStore(subscribe, () => map.get(name) ?? "");
  return useStoredField(stored, (text) => map.set(name, text));
}

function CoverField({ name, label, help, readOnly }: CoverFieldProps) {
  const id = useId();
  const { value, type, leave } = useCoverField(name);
  const shared = {
    id,
    dir: "auto",
    value,
    readOnly,
    maxLength: COVER_LENGTHS[name],
    "aria-describedby": help ? `${id}-help` : undefined,
    onBlur: leave,
    onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
      {name === "letter" ? <textarea rows={6} {...shared} /> : <input type="text" {...shared} />}
    </div>
  );
}
