import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ReviewDeadline } from "~/app/components/review-deadline.js";
import { Empty } from "~/app/components/empty.js";
import { Page } from "~/app/components/page.js";
import { may } from "~/app/domain/access/may.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { type ReviewOfPerson, reviewsOfPerson } from "~/server/queries/reviews.js";

export const meta = titleMeta("review.reviews");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const now = context.clock();
  return { now, mayOpen: may(actor, "review.open", { type: "installation" }), ...(await reviewsOfPerson(context.db, actor, now)) };
}

export default function Reviews() {
  const t = useT();
  const { open, past, now, mayOpen } = useLoaderData<typeof loader>();
  const openReview = (
    <Link to="/reviews/new" className="button button--primary">
      {t("review.new-review")}
    </Link>
  );
  const none = open.length + past.length === 0;
  return (
    <Page title={t("review.reviews")} lead={t("review.reviews-lead")} actions={mayOpen && !none ? openReview : undefined}>
      {none && (
        <Empty title={t("review.no-reviews")} action={mayOpen ? openReview : undefined}>
          <p>{t(mayOpen ? "review.no-reviews-administrator" : "review.no-reviews-text")}</p>
        </Empty>
      )}
      <ReviewList title={t("review.open-reviews")} reviews={open} now={now} />
      <ReviewList title={t("review.past-reviews")} reviews={past} now={now} />
    </Page>
  );
}

function ReviewList({ title, reviews, now }: { title: string; reviews: readonly ReviewOfPerson[]; now: Date }) {
  const t = useT();
  if (reviews.length === 0) return null;
  return (
    <section className="flow">
      <h2>{title}</h2>
      <ul className="review-list">
        {reviews.map(({ id, stateName, session, cycle, deadline, coalitions }) => (
          <li key={id}>
            <div>
              <h3>
                <Link to={`/reviews/${id}`}>{stateName}</Link>
              </h3>
              <p>{t("review.session-and-cycle", { session, cycle })}</p>
            </div>
            <ReviewDeadline deadline={deadline} now={now} />
            <div>
              {coalitions.length === 0 && <span className="soft">{t("review.no-coalition")}</span>}
              {coalitions.map((coalition) => (
                <Link key={coalition.id} to={`/coalitions/${coalition.id}`} className="stacked-link">
                  {coalition.name}
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
