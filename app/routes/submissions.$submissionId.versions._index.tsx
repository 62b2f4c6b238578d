import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Empty } from "~/app/components/empty.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { KeepTyped } from "~/app/components/keep-typed.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { Row, Table } from "~/app/components/table.js";
import { versionKindText, versionLabel } from "~/app/components/version-label.js";
import { formatDateTime, formatList } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { keepNamedVersion, keepNamedVersionInput } from "~/server/commands/keep-named-version.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { type VersionLine, versionList } from "~/server/queries/versions.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(translator("en")("versions.title"), data?.submission.title) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return versionList(context.db, actor, params.submissionId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const input = parseForm(formData, keepNamedVersionInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    const submissionId = params.submissionId!;
    await keepNamedVersion(context.db, context.documents, actor, { submissionId, ...input.value });
    return redirect(`/submissions/${submissionId}/versions`);
  });
}

export default function Versions() {
  const t = useT();
  const { submission, review, coalition, versions, may } = useLoaderData<typeof loader>();
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="versions" state={submission.state} />}
    >
      <h2>{t("versions.title")}</h2>
      <p>{t("versions.lead")}</p>
      <p>
        <Link to="writers">{t("versions.writers-title")}</Link>
      </p>
      <NameOlder />
      {may.keep && (
        <Disclosure summary={t("versions.keep-title")} form="keep">
          <Form name="keep">
            <KeepTyped place={`version of ${submission.id}`} />
            <Field name="name" label={t("versions.keep-name")} help={t("versions.keep-help")} required />
            <SubmitButton>{t("versions.keep")}</SubmitButton>
          </Form>
        </Disclosure>
      )}
      {versions.length === 0 ? (
        <Empty title={t("versions.none")}>
          <p>{t("versions.none-text")}</p>
        </Empty>
      ) : (
        <List />
      )}
    </Page>
  );
}

/** The form for naming a version that was kept by itself: the list is a form of its own, so it stands above. */
function NameOlder() {
  const t = useT();
  const { locale } = useLocale();
  const { versions, may } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const version = versions.find(({ id }) => id === search.get("name"));
  const chosen = version?.id;
  useEffect(() => {
    if (chosen) document.getElementById("name-name")?.focus();
  }, [chosen]);
  if (!version || !may.keep) return null;
  const time = formatDateTime(version.createdAt, { locale });
  return (
    <section className="card" aria-label={t("versions.name-label", { time })}>
      <Form name="name">
        <KeepTyped key={version.id} place={`version ${version.id}`} />
        <input type="hidden" name="version" value={version.id} />
        <Field name="name" label={t("versions.name-label", { time })} help={t("versions.keep-help")} defaultValue={version.name} required />
        <p className="actions">
          <SubmitButton>{t("versions.name-it")}</SubmitButton> <Link to=".">{t("versions.name-cancel")}</Link>
        </p>
      </Form>
    </section>
  );
}

function List() {
  const t = useT();
  const { locale } = useLocale();
  const { versions } = useLoaderData<typeof loader>();
  return (
    <form className="versions" method="get" action="versions/difference">
      <Table
        caption={t("versions.list")}
        headers={[
          t("versions.what"),
          t("versions.who"),
          { label: t("versions.words"), numeric: true },
          t("versions.from"),
          t("versions.to"),
          { label: t("versions.look"), hidden: true },
        ]}
      >
        <Row>
          <th scope="row">{t("versions.now")}</th>
          <td />
          <td />
          <td />
          <td>
            <Choice name="to" id="now" label={t("versions.to-label", { version: t("versions.now") })} checked />
          </td>
          <td />
        </Row>
        {versions.map((version, i) => {
          const label = versionLabel(t, locale, version);
          return (
            <Row key={version.id}>
              <th scope="row">
                <What version={version} />
              </th>
              <td>{version.writers.length > 0 ? formatList(version.writers, { locale }) : t("versions.nobody")}</td>
              <td className="numeric">{version.words.toLocaleString(locale)}</td>
              <td>
                <Choice name="from" id={version.id} label={t("versions.from-label", { version: label })} checked={i === 0} />
              </td>
              <td>
                <Choice name="to" id={version.id} label={t("versions.to-label", { version: label })} />
              </td>
              <td>
                <Link to={`difference?from=${version.id}&to=now`} aria-label={t("versions.look-label", { version: label })}>
                  {t("versions.look")}
                </Link>
              </td>
            </Row>
          );
        })}
      </Table>
      <button type="submit" className="button button--primary">
        {t("versions.compare")}
      </button>
    </form>
  );
}

function What({ version }: { version: VersionLine }) {
  const t = useT();
  const { locale } = useLocale();
  const { may } = useLoaderData<typeof loader>();
  const time = <time dateTime={version.createdAt}>{formatDateTime(version.createdAt, { locale })}</time>;
  return (
    <>
      {version.name ? (
        <>
          <strong>{version.name}</strong>
          <br />
          <span className="soft">{time}</span>
        </>
      ) : (
        time
      )}
      <br />
      <span className="soft">{versionKindText(t, version.kind, version.keptBy)}</span>
      {may.keep && version.name === "" && (
        <>
          <br />
          <Link to={`?name=${version.id}`} aria-label={t("versions.name-it-label", { version: versionLabel(t, locale, version) })}>
            {t("versions.name-it")}
          </Link>
        </>
      )}
    </>
  );
}

const Choice = ({ name, id, label, checked }: { name: string; id: string; label: string; checked?: boolean }) => (
  <label className="versions__choice">
    <input type="radio" name={name} value={id} aria-label={label} defaultChecked={checked} />
  </label>
);
