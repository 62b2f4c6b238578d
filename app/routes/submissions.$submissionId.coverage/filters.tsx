import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { RecommendationFilterForm } from "~/app/components/recommendation-filter.js";
import { useT } from "~/app/i18n/react.js";
import type { loader } from "./route.js";

/** What is left of the address when the filter is cleared: the view stays. */
export function useCleared(): string {
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
export function Answered() {
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
