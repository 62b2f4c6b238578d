import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { Page } from "~/app/components/page.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { organisationPage } from "~/server/queries/organisation.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.organisation.name) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return organisationPage(context.db, actor, params.organisationId ?? "");
}

export default function Organisation() {
  const t = useT();
  const { organisation, members, mayEdit } = useLoaderData<typeof loader>();
  const { id, name, acronym, type, address, website, description } = organisation;
  const missing = <span className="soft">{t("organisation.not-given")}</span>;
  return (
    <Page
      title={name}
      eyebrow={[acronym, t(`organisation.type-${type}`)].filter(Boolean).join(" · ")}
      breadcrumbs={[{ to: "/organisations", label: t("organisation.organisations") }]}
      actions={
        mayEdit && (
          <Link to={`/organisations/${id}/edit`} className="button button--secondary">
            {t("organisation.edit")}
          </Link>
        )
      }
    >
      <dl className="facts">
        <dt>{t("organisation.description")}</dt>
        <dd className="as-typed">{description || missing}</dd>
        <dt>{t("organisation.address")}</dt>
        <dd className="as-typed">{address || missing}</dd>
        <dt>{t("organisation.website")}</dt>
        <dd>{website ? <a href={website}>{website}</a> : missing}</dd>
      </dl>
      {members.length > 0 && (
        <section className="flow">
          <h2>{t("organisation.members")}</h2>
          <ul className="rows">
            {members.map((member) => (
              <li key={member.userId}>
                <span>
                  <strong>{member.name}</strong> <span className="soft">{member.email}</span>
                </span>
                {member.isAdmin && <Badge>{t("organisation.administrator")}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
