import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { FilterForm, RecommendationFilterForm } from "~/app/components/recommendation-filter.js";
import { useT } from "~/app/i18n/react.js";
import type { loader } from "./route.js";

/** What is left of the address when the filter is cleared: the view stays. */
function useCleared(): string {
  const { view } = useLoaderData<typeof loader>();
  return view === "recommendations" ? "" : `?view=${view}`;
}

/** The filters of recommendations with what only this page has. */
export function CoverageFilters({ children }: { children?: ReactNode }) {
  const { filter, facets } = useLoaderData<typeof loader>();
  return (
    <RecommendationFilterForm filter={filter} facets={facets} cleared={useCleared()}>
      <Answered />
      {children}
    </RecommendationFilterForm>
  );
}

/** Whether, and where, what is shown is answered. */
function Answered() {
  const t = useT();
  const { filter, answeredChoices } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="filter__field">
        <label htmlFor="filter-answered">{t("coverage.answered-filter")}</label>
        <select id="filter-answered" name="answered" defaultValue={filter.answered}>
          <option value="">{t("coverage.answered-any")}</option>
          {answeredChoices.map((value) => (
            <option key={value} value={value}>
              {t(`coverage.answered-${value}`)}
            </option>
          ))}
        </select>
      </div>
      {filter.section !== "" && <input type="hidden" name="section" value={filter.section} />}
      {filter.organisation !== "" && <input type="hidden" name="organisation" value={filter.organisation} />}
    </>
  );
}

/** The filters of points of other sources. */
export function PointFilters({ children }: { children?: ReactNode }) {
  const t = useT();
  const { filter, pointGroups } = useLoaderData<typeof loader>();
  return (
    <FilterForm label={t("coverage.search-points")} query={filter.query} help={t("coverage.search-points-help")} cleared={useCleared()}>
      <div className="filter__field">
        <label htmlFor="filter-group">{t("coverage.point-group")}</label>
        <select id="filter-group" name="group" defaultValue={filter.group}>
          <option value="">{t("recommendation.any")}</option>
          {pointGroups.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </div>
      <Answered />
      {children}
    </FilterForm>
  );
}
