import { useId } from "react";
import { type CitedSource, citationKey } from "~/app/domain/summary/text.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { recite, uncite } from "./cite.js";
import type { SummaryView } from "./use-summary.js";

/** A note's citation as it is printed, and its sources to be changed. */
export function CitedSources({ note, view }: { note: string; view: SummaryView }) {
  const t = useT();
  const { mayWrite } = useWorkspace();
  const own = view.sources.get(note) ?? [];
  return (
    <div className="cited">
      <p className="cited__printed" data-testid="citation">
        {view.printed(note)}
      </p>
      {mayWrite && (
        <details>
          <summary>{t("summary.change-citation")}</summary>
          <ul>
            {own.map((source) => (
              <CitedOne
                key={citationKey(source)}
                source={source}
                name={view.index.get(source.submission)?.name ?? t("summary.not-filed")}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function CitedOne({ source, name }: { source: CitedSource; name: string }) {
  const t = useT();
  const id = useId();
  const { session } = useWorkspace();
  return (
    <li className="cited__source">
      <strong>{name}</strong>
      <label>
        <input
          type="checkbox"
          checked={source.also}
          onChange={(event) => recite(session.doc, source, { also: event.currentTarget.checked })}
        />{" "}
        {t("summary.see-also")}
      </label>
      <label htmlFor={id}>{t("summary.page")}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        maxLength={100}
        defaultValue={source.page}
        onBlur={(event) => recite(session.doc, source, { page: event.currentTarget.value.trim() })}
      />
      <button
        type="button"
        className="link-button"
        aria-label={t("summary.uncite-name", { name })}
        onClick={() => uncite(session.doc, source)}
      >
        {t("summary.uncite")}
      </button>
    </li>
  );
}
