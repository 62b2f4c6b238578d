import { Link } from "@remix-run/react";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { PositionBadge } from "./position-badge.js";

/** One prior recommendation in a list: number and position, its text, who made it and what it is about, and the way to all that is known of it. */
export function RecommendationItem({ reviewId, recommendation }: { reviewId: string; recommendation: Recommendation }) {
  const t = useT();
  const { locale } = useLocale();
  const { symbol, number, text, states, position, themes, persons } = recommendation;
  // most lists have the States in brackets after the text
  const namesAll = states.every((state) => text.includes(state));
  return (
    <li className="recommendation" id={`recommendation-${number}`}>
      <p className="recommendation__head">
        <strong className="recommendation__number">{number}</strong>
        <PositionBadge position={position} />
        <Link
          className="recommendation__about"
          to={`/reviews/${reviewId}/recommendations/${number}?${new URLSearchParams({ symbol })}`}
          aria-label={t("recommendation.details-of", { number })}
        >
          {t("recommendation.details")}
        </Link>
      </p>
      <p className="recommendation__text" dir="auto">
        {text}
      </p>
      {!namesAll && (
        <p className="recommendation__about">
          {t("recommendation.states-label")}: {formatList(states, { locale })}
        </p>
      )}
      {themes.length > 0 && (
        <p className="recommendation__about">
          {t("recommendation.themes-label")}: {themes.join(" · ")}
        </p>
      )}
      {persons.length > 0 && (
        <p className="recommendation__about">
          {t("recommendation.persons-label")}: {persons.join(" · ")}
        </p>
      )}
    </li>
  );
}
