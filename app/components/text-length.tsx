import { useT } from "~/app/i18n/react.js";

/** Words against their limit, as a bar and in words. */
export function TextLength({ words, limit, label }: { words: number; limit: number; label: string }) {
  const t = useT();
  const over = words - limit;
  return (
    <div className="length" data-over={over > 0 || undefined}>
      <p>
        <span className="soft">{label}</span>{" "}
        <strong>
          <bdi>{t("signoff.facts-words-value", { words, limit })}</bdi>
        </strong>
      </p>
      <meter min={0} max={limit} value={Math.min(words, limit)} aria-label={label} />
      <p className="length__rest">
        <bdi>{over > 0 ? t("signoff.length-over", { count: over }) : t("signoff.length-within", { count: -over })}</bdi>
      </p>
    </div>
  );
}
