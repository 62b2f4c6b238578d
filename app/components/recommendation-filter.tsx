import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RecommendationFacets, RecommendationFilter } from "~/app/domain/recommendations/filter.js";
import { useT } from "~/app/i18n/react.js";

interface RecommendationFilterProps {
  filter: RecommendationFilter;
  facets: RecommendationFacets;
  /** Further choices of the page. */
  children?: ReactNode;
}

/** Search and filters of a list of recommendations: a GET form, so that an address stands for what it shows and no script is needed. */
export function RecommendationFilterForm({ filter, facets, children }: RecommendationFilterProps) {
  const t = useT();
  const { pathname, search } = useLocation();
  const filtered = [...new URLSearchParams(search)].some(
    ([name, value]) => value !== "" && name !== "taken-over" && name !== "links-taken",
  );
  return (
    <Form method="get" className="filter" role="search" aria-label={t("recommendation.search-recommendations")} key={search}>
      <div className="filter__field filter__field--wide">
        <label htmlFor="filter-query">{t("recommendation.search")}</label>
        <input
          id="filter-query"
          type="search"
          name="query"
          defaultValue={filter.query}
          placeholder={t("recommendation.search-help")}
          dir="auto"
          maxLength={200}
        />
      </div>
      <Choice
        name="position"
        label={t("recommendation.position")}
        chosen={filter.position}
        counts={facets.positions}
        text={(value) => t(`recommendation.position-${value}`)}
      />
      <Choice name="theme" label={t("recommendation.theme")} chosen={filter.theme} counts={facets.themes} text={(value) => value} />
      <Choice name="state" label={t("recommendation.state")} chosen={filter.state} counts={facets.states} text={(value) => value} />
      {facets.sdgs.length > 0 && (
        <Choice name="sdg" label={t("recommendation.sdg")} chosen={filter.sdg} counts={facets.sdgs} text={(value) => value} />
      )}
      {facets.persons.length > 0 && (
        <Choice name="person" label={t("recommendation.person")} chosen={filter.person} counts={facets.persons} text={(value) => value} />
      )}
      {children}
      <div className="filter__actions">
        <button type="submit" className="button button--primary">
          {t("recommendation.apply-filter")}
        </button>
        {filtered && (
          <Link to={pathname} className="button button--quiet">
            {t("recommendation.clear-filter")}
          </Link>
        )}
      </div>
    </Form>
  );
}

interface ChoiceProps<V extends string> {
  name: string;
  label: string;
  chosen: string;
  counts: readonly { value: V; count: number }[];
  text: (value: V) => string;
}

function Choice<V extends string>({ name, label, chosen, counts, text }: ChoiceProps<V>) {
  const t = useT();
  const id = `filter-${name}`;
  return (
    <div className="filter__field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={chosen}>
        <option value="">{t("recommendation.any")}</option>
        {counts.map(({ value, count }) => (
          <option key={value} value={value}>
            {t("recommendation.choice", { value: text(value), count })}
          </option>
        ))}
      </select>
    </div>
  );
}
