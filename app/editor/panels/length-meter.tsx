import type { BlockKind } from "~/app/domain/document/document.js";
import { blockWords } from "~/app/domain/document/words.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";
import { placeName } from "./place.js";

/** Words used, left or over against the limit of this cycle and kind. */
export function LengthMeter() {
  const t = useT();
  const { facts } = useWorkspace();
  const analysis = useAnalysis();
  const { locale } = useLocale();
  const { length, words, document } = analysis;
  const left = length.limit - length.used;
  const { counted } = facts.guidelines;
  const wordsOf = (kind: BlockKind) =>
    document.blocks.reduce((sum, block) => sum + (block.kind === kind ? blockWords(block, counted) : 0), 0);
  const parts = [
    { part: "notes", count: words.notes, counts: counted.notes },
    { part: "quoted", count: wordsOf("reference-box"), counts: counted.quotedRecommendations },
    { part: "headings", count: wordsOf("heading"), counts: counted.headings },
    { part: "cover", count: words.cover, counts: counted.cover },
  ] as const;
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
      {[true, false].map((inside) => {
        const those = parts.filter((part) => part.counts === inside && part.count > 0);
        return those.length === 0 ? null : (
          <p key={String(inside)} className="quiet">
            {t(inside ? "editor.length-in" : "editor.length-out", {
              parts: formatList(
                those.map(({ part, count }) => t(`editor.length-part-${part}`, { count })),
                { locale },
              ),
            })}
          </p>
        );
      })}
    </div>
  );
}
