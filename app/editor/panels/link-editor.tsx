import { useId } from "react";
import {
  IMPLEMENTATION_LEVELS,
  type ImplementationLevel,
  LINK_KINDS,
  type LinkKind,
  type RecommendationLink,
} from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { useStoredField } from "./use-stored-field.js";

interface LinkEditorProps {
  link: RecommendationLink;
  onChange(link: RecommendationLink): void;
}

/** How a paragraph speaks to a recommendation: kind, level of implementation, whose view that is, a note. Each change is shared at once. */
export function LinkEditor({ link, onChange }: LinkEditorProps) {
  const t = useT();
  const id = useId();
  const { facts } = useWorkspace();
  const organisations = facts.organisations.map(({ acronym, name }) => acronym || name);
  const { level, note, organisation, ...rest } = link;
  const set = (change: { kind?: LinkKind; level?: string; note?: string; organisation?: string }) => {
    const next = { level, note, organisation, ...change };
    onChange({
      ...rest,
      ...(change.kind && { kind: change.kind }),
      ...(next.level && { level: next.level as ImplementationLevel }),
      ...(next.note?.trim() && { note: next.note }),
      ...(next.organisation && { organisation: next.organisation }),
    });
  };
  const typedNote = useStoredField(note ?? "", (text) => set({ note: text }));
  return (
    <div className="link-editor">
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t("mapping.kind")}</label>
        <select id={`${id}-kind`} value={link.kind} onChange={(event) => set({ kind: event.currentTarget.value as LinkKind })}>
          {LINK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`mapping.kind-${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-level`}>{t("mapping.level")}</label>
        <select id={`${id}-level`} value={level ?? ""} onChange={(event) => set({ level: event.currentTarget.value })}>
          <option value="">{t("mapping.level-none")}</option>
          {IMPLEMENTATION_LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(`coverage.level-${one}`)}
            </option>
          ))}
        </select>
      </div>
      {organisations.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-organisation`}>{t("mapping.view-of")}</label>
          <select
            id={`${id}-organisation`}
            value={organisation ?? ""}
            onChange={(event) => set({ organisation: event.currentTarget.value })}
          >
            <option value="">{t("mapping.view-of-all")}</option>
            {[...new Set([...organisations, ...(organisation ? [organisation] : [])])].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field link-editor__note">
        <label htmlFor={`${id}-note`}>{t("mapping.note")}</label>
        <textarea
          id={`${id}-note`}
          value={typedNote.value}
          rows={2}
          maxLength={2000}
          dir="auto"
          onChange={(event) => typedNote.type(event.currentTarget.value)}
          onBlur={typedNote.leave}
        />
      </div>
    </div>
  );
}
