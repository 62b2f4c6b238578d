import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { Empty } from "~/app/components/empty.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { Pager } from "~/app/components/pager.js";
import { Row, Table } from "~/app/components/table.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { messageList } from "~/server/queries/messages.js";

export const meta = titleMeta("mail.messages-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return { from: context.config.mail?.from ?? null, ...(await messageList(context.db, actor, new URL(request.url).searchParams)) };
}

const BADGES = { sent: "success", waiting: "neutral", daily: "neutral", "given-up": "danger" } as const;

export default function Messages() {
  const t = useT();
  const { locale } = useLocale();
  const { from, waiting, givenUp, messages, part, to } = useLoaderData<typeof loader>();
  const headers = [
    t("mail.column-when"),
    t("mail.column-to"),
    t("mail.column-what"),
    t("mail.column-state"),
    { label: t("mail.column-open"), hidden: true },
  ];
  return (
    <Page
      title={t("mail.messages-title")}
      lead={t("mail.messages-lead")}
      breadcrumbs={[{ to: "/administration", label: t("audit.title") }]}
    >
      {from ? (
        <p>
          {t("mail.messages-smtp", { from })} {t("mail.messages-waiting", { count: waiting })}{" "}
          {givenUp > 0 && t("mail.messages-given-up", { count: givenUp })}
        </p>
      ) : (
        <Notice kind="warning" title={t("mail.messages-no-smtp")}>
          <p>{t("mail.messages-no-smtp-text")}</p>
        </Notice>
      )}
      {(part.of > part.size || to) && (
        <Form method="get" className="filter" role="search" key={to}>
          <div className="filter__field filter__field--wide">
            <label htmlFor="to">{t("mail.find-to")}</label>
            <input id="to" type="search" name="to" defaultValue={to} dir="auto" maxLength={200} />
          </div>
          <div className="filter__actions">
            <button type="submit" className="button button--primary">
              {t("mail.find")}
            </button>
            {to && (
              <Link to="." className="button button--quiet">
                {t("mail.find-all")}
              </Link>
            )}
          </div>
        </Form>
      )}

      {messages.length === 0 ? (
        <Empty title={to ? t("mail.messages-none-to", { to }) : t("mail.messages-none")}>
          {!to && <p>{t("mail.messages-none-text")}</p>}
        </Empty>
      ) : (
        <Table caption={t("mail.messages-title")} captionHidden headers={headers}>
          {messages.map(({ id, kind, address, at, state }) => (
            <Row key={id}>
              <td className="nowrap">
                <time dateTime={at}>{formatDateTime(at, { locale })}</time>
              </td>
              <th scope="row">
                <bdi>{address}</bdi>
              </th>
              <td>{t(`mail.kind-${kind}`)}</td>
              <td>
                <Badge kind={BADGES[state]}>{t(`mail.state-${state}`)}</Badge>
              </td>
              <td>
                <Link to={`/administration/messages/${id}`} aria-label={t("mail.open-label", { address })}>
                  {t("mail.open-one")}
                </Link>
              </td>
            </Row>
          ))}
        </Table>
      )}
      <Pager {...part} anchor="main" />
    </Page>
  );
}
