import { useLoaderData, useSearchParams } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { CoveragePicture } from "~/app/components/coverage-picture.js";
import { CoverageByPoint, CoverageByRecommendation } from "~/app/components/coverage-tables.js";
import { Empty } from "~/app/components/empty.js";
import { Pager, PartShown } from "~/app/components/pager.js";
import { AGAINST, GROUPINGS } from "~/app/domain/mapping/picture.js";
import { useT } from "~/app/i18n/react.js";
import { CoverageFilters, PointFilters } from "./filters.js";
import type { loader } from "./route.js";

/** It names everything that a paragraph can be about: of no use to the other views. */
const CoverageByParagraph = lazy(() =>
  import("~/app/components/coverage-by-paragraph.js").then((all) => ({ default: all.CoverageByParagraph })),
);

export function WholePicture() {
  const t = useT();
  const { picture, wanted, submission } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  if (!picture) return null;
  const axes = (
    <>
      <input type="hidden" name="view" value="picture" />
      <div className="filter__field">
        <label htmlFor="picture-by">{t("coverage.rows")}</label>
        <select id="picture-by" name="by" defaultValue={wanted.by}>
          {GROUPINGS.map((value) => (
            <option key={value} value={value}>
              {t(`coverage.by-${value}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="filter__field">
        <label htmlFor="picture-against">{t("coverage.columns")}</label>
        <select id="picture-against" name="against" defaultValue={wanted.against}>
          {AGAINST.map((value) => (
            <option key={value} value={value}>
              {t(`coverage.against-${value}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
  return (
    <>
      <p>{t("coverage.picture-lead")}</p>
      {wanted.by === "source" ? <PointFilters>{axes}</PointFilters> : <CoverageFilters>{axes}</CoverageFilters>}
      {picture.rows.length === 0 ? (
        <Empty title={t("recommendation.found-none")}>
          <p>{t("recommendation.found-none-text")}</p>
        </Empty>
      ) : (
        <CoveragePicture submissionId={submission.id} {...wanted} picture={picture} search={search} />
      )}
    </>
  );
}

export function Recommendations() {
  const t = useT();
  const { submission, severalLists, recommendations, total, shown } = useLoaderData<typeof loader>();
  return (
    <>
      <CoverageFilters />
      <p role="status">
        {t("coverage.shown", { count: shown.of, total })} <PartShown {...shown} />
      </p>
      {shown.of === 0 ? (
        <Empty title={t("recommendation.found-none")}>
          <p>{t("recommendation.found-none-text")}</p>
        </Empty>
      ) : (
        <>
          <CoverageByRecommendation submissionId={submission.id} withSymbol={severalLists} entries={recommendations} />
          <Pager {...shown} anchor="list" />
        </>
      )}
    </>
  );
}

export function Paragraphs() {
  const t = useT();
  const { submission, review, severalLists, paragraphs } = useLoaderData<typeof loader>();
  if (paragraphs.length === 0) {
    return (
      <Empty title={t("coverage.no-paragraphs")}>
        <p>{t("coverage.no-paragraphs-text")}</p>
      </Empty>
    );
  }
  return (
    <Suspense>
      <CoverageByParagraph submissionId={submission.id} reviewId={review.id} withSymbol={severalLists} paragraphs={paragraphs} />
    </Suspense>
  );
}

export function Points() {
  const t = useT();
  const { submission, points, pointsTotal, shown } = useLoaderData<typeof loader>();
  if (pointsTotal === 0) {
    return (
      <Empty title={t("coverage.no-points")}>
        <p>{t("coverage.no-points-text")}</p>
      </Empty>
    );
  }
  return (
    <>
      <PointFilters>
        <input type="hidden" name="view" value="points" />
      </PointFilters>
      <p role="status">
        {t("coverage.points-shown", { count: shown.of, total: pointsTotal })} <PartShown {...shown} />
      </p>
      {shown.of === 0 ? (
        <Empty title={t("coverage.points-none")}>
          <p>{t("recommendation.found-none-text")}</p>
        </Empty>
      ) : (
        <>
          <CoverageByPoint submissionId={submission.id} points={points} />
          <Pager {...shown} anchor="list" />
        </>
      )}
    </>
  );
}
