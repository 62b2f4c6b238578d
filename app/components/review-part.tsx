import { Link } from "@remix-run/react";
import type { SubmissionState } from "~/app/domain/access/may.js";
import { useT } from "~/app/i18n/react.js";
import { StateBadge } from "./state-badge.js";

interface ReviewPartProps {
  reviewId: string;
  coalitions: readonly { id: string; name: string }[];
  submissions: readonly { id: string; title: string; state: SubmissionState; coalitionId: string }[];
}

/** A person's own part in a review: coalitions with their submissions, and the way to found one. */
export function ReviewPart({ reviewId, coalitions, submissions }: ReviewPartProps) {
  const t = useT();
  const found = (
    <Link
      to={`/coalitions/new?review=${reviewId}`}
      className={coalitions.length === 0 ? "button button--primary" : "button button--secondary"}
    >
      {t("review.found-coalition")}
    </Link>
  );
  return (
    <section className="flow">
      <h2>{t("review.my-part")}</h2>
      {coalitions.length === 0 && <p>{t("review.found-coalition-text")}</p>}
      {coalitions.map((coalition) => {
        const own = submissions.filter((submission) => submission.coalitionId === coalition.id);
        return (
          <div key={coalition.id} className="card flow">
            <h3>
              <Link to={`/coalitions/${coalition.id}`}>{coalition.name}</Link>
            </h3>
            {own.length === 0 ? (
              <p className="soft">{t("review.no-submissions")}</p>
            ) : (
              <ul className="plain-list">
                {own.map((submission) => (
                  <li key={submission.id} className="with-badge">
                    <Link to={`/submissions/${submission.id}/write`}>{submission.title}</Link>
                    <StateBadge state={submission.state} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
      <p>{found}</p>
    </section>
  );
}
