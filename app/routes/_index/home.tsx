import { Link } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Page } from "~/app/components/page.js";
import { formatDateTime, formatDistance } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { NextSteps } from "./next-steps.js";
import { Submissions } from "./submissions.js";
import type { HomeData } from "./types.js";

/** What the person has in hand, what comes next, what is open. */
export function Home({ name, now, organisations, submissions, starting, reviews, desks }: HomeData & { name: string }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Page title={t("account.home-title", { name: name.split(" ")[0] ?? name })}>
      <NextSteps organisations={organisations} submissions={submissions} starting={starting} reviewer={desks !== null} />
      {desks && (
        <section className="flow">
          <h2>{t("account.the-desk")}</h2>
          <p className="soft">{t("account.desk-text")}</p>
          <ul className="rows">
            {desks.map((desk) => (
              <li key={desk.id}>
                <Link to={`/reviews/${desk.id}/desk`}>{t("account.desk-of", { state: desk.stateName, session: desk.session })}</Link>
                <span className="soft">{desk.filed > 0 ? t("account.desk-filed", { count: desk.filed }) : t("account.desk-none")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(submissions.length > 0 || !desks) && (
        <section className="flow">
          <h2>{t("account.my-submissions")}</h2>
          {submissions.length === 0 ? (
            <Empty title={t("account.no-submissions")}>
              <p>{t("account.no-submissions-text")}</p>
            </Empty>
          ) : (
            <Submissions submissions={submissions} now={now} />
          )}
        </section>
      )}
      <section className="flow">
        <h2>{t("account.open-reviews")}</h2>
        {reviews.length === 0 ? (
          <p className="soft">{t("account.no-open-reviews")}</p>
        ) : (
          <ul className="rows">
            {reviews.map((review) => (
              <li key={review.id}>
                <span>
                  <Link to={`/reviews/${review.id}`} className="row__name">
                    {review.stateName}
                  </Link>
                  <br />
                  <span className="soft">
                    {t("account.review-line", {
                      session: review.session,
                      cycle: review.cycle,
                      distance: formatDistance(review.deadline, now, { locale }),
                      deadline: formatDateTime(review.deadline, { locale }),
                    })}
                  </span>
                </span>
                {organisations > 0 && (
                  <Link to={`/coalitions/new?review=${review.id}`} className="button button--secondary button--small">
                    {t("account.found-for", { state: review.stateName })}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
        <p>
          <Link to="/reviews">{t("account.all-reviews")}</Link>
        </p>
      </section>
    </Page>
  );
}
