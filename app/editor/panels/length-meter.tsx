import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";
import { placeName } from "./place.js";

/** Words used, left or over against the limit of this cycle and kind. */
export function LengthMeter() {
  const t = useT();
  const { facts } = useWorkspace();
  const analysis = useAnalysis();
  const { length, words } = analysis;
  const left = length.limit - length.used;
  const { counted } = facts.guidelines;
  return (
    <div className="length" data-over={left < 0 || undefined}>
      <meter
        min={0}
        max={length.limit}
        high={length.limit * 0.95}
        value={Math.min(length.used, length.limit)}
        aria-label={t("editor.length-used", { used: length.used, limit: length.limit })}
      />
      <p className="length__words">
        <strong data-testid="words-used">{t("editor.length-used", { used: length.used, limit: length.limit })}</strong>{" "}
        <span>{left >= 0 ? t("editor.length-left", { count: left }) : t("editor.length-over", { count: -left })}</span>
      </p>
      {length.overFrom && (
        <p className="length__over">
          <button type="button" className="link-button" onClick={() => goToBlock(length.overFrom!.block)}>
            {t("editor.length-over-from", { place: placeName(t, analysis, length.overFrom.block) })}
          </button>
        </p>
      )}
      <p className="quiet">
        {t(counted.notes || counted.cover ? "editor.length-notes" : "editor.length-outside", { notes: words.notes, cover: words.cover })}
      </p>
    </div>
  );
}
