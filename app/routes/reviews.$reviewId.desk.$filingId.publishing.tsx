import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { ConfirmField, PublicState, WithdrawForm } from "~/app/components/publishing-forms.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { publishSubmissions, publishSubmissionsSchema } from "~/server/commands/publish-submissions.js";
import { withdrawPublication, withdrawPublicationSchema } from "~/server/commands/withdraw-publication.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { publishingView } from "~/server/queries/publishing.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("publishing.one");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const view = await publishingView(context.db, await requireActor(request, context), params.reviewId!);
  const one = view.submissions.find(({ filingId }) => filingId === params.filingId);
  if (!one) throw new Refusal("not-found");
  const others = view.submissions.filter((other) => other.public && other !== one);
  return {
    review: view.review,
    address: view.address,
    one,
    others: others.map(({ name, title, public: is }) => ({ id: is!.id, name, title })),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const about = { reviewId: params.reviewId!, now: context.clock() };
  const done = (what: string) => redirect(`/reviews/${about.reviewId}/desk/publishing?done=${what}`);
  if (formData.get("_form") === "withdraw") {
    const parsed = parseForm(formData, withdrawPublicationSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await withdrawPublication(context.db, actor, { ...parsed.value, ...about });
      return done("withdrawn");
    });
  }
  const parsed = parseForm(formData, publishSubmissionsSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await publishSubmissions(context.db, actor, { ...parsed.value, filings: [params.filingId!], ...about });
    return done("1");
  });
}

/** One submission and the public: published with passages left out or as a translation, again, or withdrawn. */
export default function PublishOne() {
  const t = useT();
  const { review, address, one, others } = useLoaderData<typeof loader>();
  const isPublic = one.public !== null && one.public.withdrawnAt === null;
  return (
    <Page
      narrow
      eyebrow={t("publishing.one")}
      title={<span dir="auto">{`${one.name}: ${one.title}`}</span>}
      breadcrumbs={[
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
        { to: `/reviews/${review.id}/desk/publishing`, label: t("publishing.title") },
      ]}
    >
      <p>
        <PublicState is={one.public} />
        {one.public && (
          <>
            {" "}
            <a href={`${address}/${one.public.slug}`}>{t("publishing.page")}</a>
          </>
        )}
      </p>
      {one.isNamed ? (
        <Form name="publish">
          <input type="hidden" name="filings" value={one.filingId} />
          <Field
            name="redact"
            label={t("publishing.redact")}
            help={t("publishing.redact-help")}
            dir="ltr"
            defaultValue={one.public?.redaction}
          />
          {others.length > 0 && (
            <Field
              name="translationOf"
              type="select"
              label={t("publishing.translation-of")}
              defaultValue={one.public?.translationOf ?? ""}
              options={others.map(({ id, name, title }) => ({ value: id, label: `${name}: ${title}` }))}
            />
          )}
          <ConfirmField />
          <SubmitButton>{t(isPublic ? "publishing.publish-one-again" : "publishing.publish-one")}</SubmitButton>
        </Form>
      ) : (
        <Notice kind="warning" title={t("publishing.unnamed")} />
      )}
      {one.public && isPublic && <WithdrawForm publicationId={one.public.id} />}
    </Page>
  );
}
