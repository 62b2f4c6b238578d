import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RecommendationFacets, RecommendationFilter } from "~/app/domain/recommendations/filter.js";
import { useT } from "~/app/i18n/react.js";

interface FilterFormProps {
  /** What it searches, for those who do not see it. */
  label: string;
  query: string;
  help: string;
  /** The choices. */
  children?: ReactNode;
  /** What stays of the address when the filter is cleared. */
  cleared?: string;
}

/** A search with choices: a GET form, so that an address stands for what it shows and no script is needed. */
export function FilterForm({ label, query, help, children, cleared = "" }: FilterFormProps) {
  const t = useT();
  const { pathname, search } = useLocation();
  const filtered = [...new URLSearchParams(search)].some(
    ([name, value]) => value !== "" && !["taken-over", "links-taken", "view"].includes(name),
  );
  return (
    <Form method="get" className="filter" role="search" aria-label={label} key={search}>
      <div className="filter__field filter__field--wide">
        <label htmlFor="filter-query">{t("recommendation.search")}</label>
        <input id="filter-query" type="search" name="query" defaultValue={query} placeholder={help} dir="auto" maxLength={200} />
      </div>
      {children}
      <div className="filter__actions">
        <button type="submit" className="button button--primary">
          {t("recommendation.apply-filter")}
        </button>
        {filtered && (
          <Link to={pathname + cleared} className="button button--quiet">
            {t("recommendation.clear-filter")}
          </Link>
        )}
      </div>
    </Form>
  );
}

interface RecommendationFilterProps extends Pick<FilterFormProps, "children" | "cleared"> {
  filter: RecommendationFilter;
  facets: RecommendationFacets;
}

/** Search and filters of a list of recommendations; `children` are further choices of the page. */
export function RecommendationFilterForm({ filter, facets, children, cleared }: RecommendationFilterProps) {
  const t = useT();
  return (
    <FilterForm
      label={t("recommendation.search-recommendations")}
      query={filter.query}
      help={t("recommendation.search-help")}
      cleared={cleared}
    >
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
    </FilterForm>
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
