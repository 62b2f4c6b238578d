import { Link } from "@remix-run/react";
import { StateBadge } from "~/app/components/state-badge.js";
import { formatDateTime, formatDistance } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { SubmissionLine } from "./types.js";

/** The person's submissions with state, length and deadline, and the ways into each. */
export function Submissions({ submissions, now }: { submissions: SubmissionLine[]; now: Date }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <ul className="cards">
      {submissions.map((submission) => {
        const { id, title, state, used, limit, deadline } = submission;
        const over = used - limit;
        return (
          <li key={id} className="card submission-card">
            <header className="card__header">
              <h3 className="card__title">
                <Link to={`/submissions/${id}/write`}>{title}</Link>
              </h3>
              <StateBadge state={state} />
            </header>
            <p className="soft">
              <Link to={`/coalitions/${submission.coalitionId}`}>{submission.coalition}</Link> ·{" "}
              {t("account.desk-of", { state: submission.stateName, session: submission.session })}
            </p>
            <div className="length" data-over={over > 0 || undefined}>
              <meter min={0} max={limit} value={Math.min(used, limit)} aria-label={t("account.column-length")} />
              <p>
                {t("account.length-of-limit", { used, limit })}
                {over > 0 && <strong className="length__rest"> – {t("account.length-over", { count: over })}</strong>}
              </p>
            </div>
            <p className="soft">
              {t("account.column-deadline")}:{" "}
              <time dateTime={new Date(deadline).toISOString()}>{formatDateTime(deadline, { locale })}</time> (
              {new Date(deadline) < new Date(now) ? t("account.deadline-passed") : formatDistance(deadline, now, { locale })})
            </p>
            <ul className="ways" aria-label={t("common.submission-parts")}>
              {(["write", "coverage", "sign-off", "file"] as const).map((part) => (
                <li key={part}>
                  <Link to={`/submissions/${id}/${part}`}>{t(`common.part-${part}`)}</Link>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
