import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { DocumentDifference } from "~/app/components/document-difference.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { versionLabel } from "~/app/components/version-label.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { restoreVersion, restoreVersionInput } from "~/server/commands/restore-version.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { versionDifference } from "~/server/queries/versions.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(translator("en")("versions.difference-title"), data?.submission.title) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { searchParams } = new URL(request.url);
  const sides = { from: searchParams.get("from") ?? "now", to: searchParams.get("to") ?? "now" };
  return versionDifference(context.db, context.documents, actor, params.submissionId!, sides);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const input = parseForm(formData, restoreVersionInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    const submissionId = params.submissionId!;
    const { version, block } = input.value;
    await restoreVersion(context.db, context.documents, actor, { submissionId, version, block }, new Date());
    return redirect(`/submissions/${submissionId}/versions/difference?from=${version}&to=now&restored=${block ? "block" : "all"}`);
  });
}

export default function VersionDifference() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, review, coalition, before, after, difference, may } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const layout = search.get("layout") === "beside" ? "beside" : "together";
  const restored = search.get("restored");
  const labels = { before: versionLabel(t, locale, before), after: versionLabel(t, locale, after) };
  const address = (changes: Record<string, string>) =>
    `?${new URLSearchParams({ from: before.id, to: after.id, layout, ...changes }).toString()}`;
  const restores = may.restore && after.id === "now" && before.id !== "now";
  const older = new Set(before.blocks);
  return (
    <Page
      wide={layout === "beside"}
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[
        { to: `/coalitions/${coalition.id}`, label: coalition.name },
        { to: `/submissions/${submission.id}/versions`, label: t("versions.title") },
      ]}
      tabs={<SubmissionNav submissionId={submission.id} current="versions" state={submission.state} />}
    >
      {restored && (
        <Notice kind="success" live title={t(restored === "block" ? "versions.restored-block" : "versions.restored")}>
          <p>
            {t("versions.restored-text")} <Link to={`/submissions/${submission.id}/write`}>{t("versions.go-write")}</Link>
          </p>
        </Notice>
      )}
      <h2>{t("versions.difference-title")}</h2>
      <p>
        <bdi>{t("versions.difference-lead", labels)}</bdi>
      </p>
      <nav className="tabs" aria-label={t("versions.layout")}>
        <ul>
          {(["together", "beside"] as const).map((one) => (
            <li key={one}>
              <Link to={address({ layout: one })} aria-current={one === layout ? "page" : undefined} preventScrollReset>
                {t(`versions.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
        <Link to={address({ from: after.id, to: before.id })}>{t("versions.other-way")}</Link>
      </nav>
      {restores && (
        <Disclosure summary={t("versions.restore-title")} form="restore">
          <p>{t("versions.restore-text", { version: labels.before })}</p>
          <Form name="restore">
            <input type="hidden" name="version" value={before.id} />
            <SubmitButton>{t("versions.restore")}</SubmitButton>
          </Form>
        </Disclosure>
      )}
      <DocumentDifference
        difference={difference}
        layout={layout}
        language={submission.language}
        action={
          restores
            ? (block) =>
                older.has(block) && (
                  <Form name={`restore-${block}`} inline>
                    <input type="hidden" name="version" value={before.id} />
                    <input type="hidden" name="block" value={block} />
                    <button type="submit" className="button button--quiet button--small">
                      {t("versions.restore-block")}
                    </button>
                  </Form>
                )
            : undefined
        }
      />
    </Page>
  );
}
