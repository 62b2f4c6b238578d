import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Page } from "~/app/components/page.js";
import { formatDate } from "~/app/i18n/format.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { publicHeaders } from "~/server/http/published.js";
import { publishedReviews } from "~/server/queries/published.js";

export const meta = titleMeta("published.title");
export const headers = publicHeaders;

export async function loader({ context }: LoaderFunctionArgs) {
  return { reviews: await publishedReviews(context.db) };
}

export default function PublicReviews() {
  const t = useT();
  const { locale } = useLocale();
  const { reviews } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("published.title")} lead={t("published.lead")}>
      {reviews.length === 0 ? (
        <Empty title={t("published.empty")}>
          <p>{t("published.empty-text")}</p>
        </Empty>
      ) : (
        <ul className="published-list">
          {reviews.map(({ slug, stateName, session, changedAt }) => (
            <li key={slug}>
              <a href={`/public/${slug}`}>{t("common.state-session", { state: stateName, session })}</a>{" "}
              <span className="soft">{t("published.published", { when: formatDate(changedAt, { locale }) })}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/public/interface">{t("published.interface")}</a>
      </p>
    </Page>
  );
}
