import { Link } from "@remix-run/react";
import type { RecommendationFacets } from "~/app/domain/recommendations/filter.js";
import { useT } from "~/app/i18n/react.js";
import { Badge } from "./badge.js";
import { Empty } from "./empty.js";

const THEMES_SHOWN = 8;

interface ReviewRecommendationsProps {
  reviewId: string;
  total: number;
  lists: readonly { symbol: string; isSample: boolean; recommendations: number }[];
  facets: RecommendationFacets;
  mayImport: boolean;
}

/** A review's prior recommendations in figures, each a way into the list. */
export function ReviewRecommendations({ reviewId, total, lists, facets, mayImport }: ReviewRecommendationsProps) {
  const t = useT();
  const base = `/reviews/${reviewId}/recommendations`;
  const importLink = mayImport && (
    <Link to={`${base}/import`} className="button button--secondary">
      {t("review.import-matrix")}
    </Link>
  );
  if (total === 0) {
    return (
      <Empty title={t("review.recommendations-none")} action={importLink || undefined}>
        <p>{t("review.recommendations-none-text")}</p>
      </Empty>
    );
  }
  const themes = [...facets.themes].sort((a, b) => b.count - a.count);
  const more = themes.length - THEMES_SHOWN;
  return (
    <div className="card flow">
      <ul className="plain-list">
        {lists.map(({ symbol, isSample, recommendations }) => (
          <li key={symbol} className="with-badge">
            <strong>{symbol}</strong> <span>{t("review.recommendations-count", { count: recommendations })}</span>
            {isSample && <Badge kind="warning">{t("recommendation.sample")}</Badge>}
          </li>
        ))}
      </ul>
      <div className="tally-pair">
        <Tally
          title={t("review.recommendations-by-position")}
          rows={facets.positions.map(({ value, count }) => ({
            label: t(`recommendation.position-${value}`),
            count,
            to: `${base}?${new URLSearchParams({ position: value })}`,
          }))}
        />
        <Tally
          title={t("review.recommendations-by-theme")}
          rows={themes
            .slice(0, THEMES_SHOWN)
            .map(({ value, count }) => ({ label: value, count, to: `${base}?${new URLSearchParams({ theme: value })}` }))}
          foot={more > 0 ? t("review.recommendations-more-themes", { count: more }) : undefined}
        />
      </div>
      <p className="actions">
        <Link to={base} className="button button--secondary">
          {t("review.recommendations-all")}
        </Link>
        {importLink}
      </p>
    </div>
  );
}

function Tally({ title, rows, foot }: { title: string; rows: readonly { label: string; count: number; to: string }[]; foot?: string }) {
  return (
    <div className="tally">
      <h3>{title}</h3>
      <ul>
        {rows.map(({ label, count, to }) => (
          <li key={label}>
            <Link to={to}>{label}</Link> <span className="numeric">{count}</span>
          </li>
        ))}
      </ul>
      {foot && <p className="soft">{foot}</p>}
    </div>
  );
}
