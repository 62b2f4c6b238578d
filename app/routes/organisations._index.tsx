import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { Empty } from "~/app/components/empty.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { myOrganisations } from "~/server/queries/organisation.js";

export const meta = titleMeta("organisation.organisations");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return { organisations: await myOrganisations(context.db, actor) };
}

export default function Organisations() {
  const t = useT();
  const { organisations } = useLoaderData<typeof loader>();
  const register = (
    <Link to="/organisations/new" className="button button--primary">
      {t("organisation.new-title")}
    </Link>
  );
  return (
    <Page
      title={t("organisation.organisations")}
      lead={t("organisation.organisations-lead")}
      actions={organisations.length > 0 && register}
    >
      {organisations.length === 0 ? (
        <Empty title={t("organisation.none")} action={register}>
          <p>{t("organisation.none-text")}</p>
        </Empty>
      ) : (
        <ul className="cards">
          {organisations.map(({ id, name, acronym, type, isAdmin }) => (
            <li key={id} className="card">
              <h2 className="card__title">
                <Link to={`/organisations/${id}`}>{name}</Link>
              </h2>
              <p className="soft">{[acronym, t(`organisation.type-${type}`)].filter(Boolean).join(" · ")}</p>
              {isAdmin && <Badge>{t("organisation.you-administer")}</Badge>}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
