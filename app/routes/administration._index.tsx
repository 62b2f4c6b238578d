import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Hash } from "~/app/components/hash.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { auditState } from "~/server/queries/audit.js";

export const meta = titleMeta("audit.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return auditState(context.db, await requireActor(request, context));
}

export default function Administration() {
  const t = useT();
  const verdict = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("audit.title")} lead={t("audit.lead")}>
      <section className="card flow" aria-labelledby="log">
        <h2 id="log">{t("audit.log-title")}</h2>
        <p>{t("audit.log-text")}</p>
        {verdict.intact ? (
          <>
            <Notice kind="success" title={t("audit.intact", { count: verdict.events })} />
            <dl className="facts">
              <dt>{t("audit.head")}</dt>
              <dd>
                <Hash value={verdict.head} />
              </dd>
            </dl>
            <p className="soft">{t("audit.head-text")}</p>
          </>
        ) : (
          <Notice kind="danger" title={t("audit.broken")}>
            <p>
              {verdict.brokenAt === null
                ? t("audit.broken-missing", { count: verdict.missing.length })
                : t("audit.broken-at", { seq: verdict.brokenAt })}
            </p>
          </Notice>
        )}
        <p>
          <a className="button button--secondary" href="/administration/log.jsonl" download>
            {t("audit.download")}
          </a>
        </p>
      </section>
      <section className="card flow" aria-labelledby="messages">
        <h2 id="messages">{t("mail.messages-title")}</h2>
        <p>{t("audit.messages-text")}</p>
        <p>
          <Link className="button button--secondary" to="/administration/messages">
            {t("audit.messages-link")}
          </Link>
        </p>
      </section>
    </Page>
  );
}
