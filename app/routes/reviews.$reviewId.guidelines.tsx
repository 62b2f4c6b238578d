import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation, useSearchParams } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { COUNTED_PARTS, GuidelinesForm } from "~/app/components/guidelines-form.js";
import { LimitsTable } from "~/app/components/limits-table.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { Row, Table } from "~/app/components/table.js";
import { may } from "~/app/domain/access/may.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { correctGuidelines, guidelinesInput } from "~/server/commands/correct-guidelines.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { judgedAnew, openSubmissionsToJudge } from "~/server/queries/judged-anew.js";
import { requireReview, reviewWithGuidelines } from "~/server/queries/reviews.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.guidelines.name, data?.review.stateName) }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { review, guidelines } = await reviewWithGuidelines(context.db, params.reviewId!);
  const mayCorrect = may(actor, "installation.administer", { type: "installation" });
  const saved = new URL(request.url).searchParams.has("saved");
  return {
    judged: mayCorrect && saved ? await judgedAnew(context.db, guidelines.id) : null,
    review: { id: review.id, stateName: review.stateName, session: review.session, cycle: review.cycle },
    guidelines,
    mayCorrect,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const input = parseForm(formData, guidelinesInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    const { guidelineSetId } = await requireReview(context.db, params.reviewId!);
    await correctGuidelines(context.db, actor, { guidelineSetId, ...input.value });
    for (const { documentId } of await openSubmissionsToJudge(context.db, guidelineSetId)) await context.documents.changed(documentId);
    return redirect(`/reviews/${params.reviewId!}/guidelines?saved`);
  });
}

export default function Guidelines() {
  const t = useT();
  const { review, guidelines, mayCorrect, judged } = useLoaderData<typeof loader>();
  const refused = useActionData() !== undefined;
  // closed and filled afresh after each saving
  const { key } = useLocation();
  const [search] = useSearchParams();
  const compare = [...Object.values(guidelines.limits), ...guidelines.rules].some(
    ({ certainty }) => certainty === "remembered" || certainty === "weak",
  );
  return (
    <Page
      title={t("review.guidelines-of", { state: review.stateName, session: review.session })}
      lead={t("review.guidelines-lead", { name: guidelines.name })}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
      ]}
    >
      {search.has("saved") && !refused && (
        <Notice kind="success" live title={t("review.guidelines-saved")}>
          {judged && <p>{t("review.guidelines-judged", { count: judged.open, blocked: judged.blocked })}</p>}
        </Notice>
      )}
      {compare && (
        <Notice kind="warning" title={t("review.guidelines-compare")}>
          <p>{t(mayCorrect ? "review.guidelines-compare-text" : "review.guidelines-compare-everybody")}</p>
        </Notice>
      )}
      <section className="flow">
        <h2>{t("review.limits")}</h2>
        <LimitsTable limits={guidelines.limits} />
      </section>
      <section className="flow">
        <h2>{t("review.counted")}</h2>
        <p>{t("review.counted-text")}</p>
        <Table caption={t("review.counted")} captionHidden headers={[t("review.part"), t("review.limit")]}>
          {COUNTED_PARTS.map((part) => (
            <Row key={part}>
              <th scope="row">{t(`review.counted-${part}`)}</th>
              <td>{t(guidelines.counted[part] ? "review.is-counted" : "review.is-not-counted")}</td>
            </Row>
          ))}
        </Table>
      </section>
      <section className="flow">
        <h2>{t("review.rules")}</h2>
        <p>{t("review.rules-text")}</p>
        <Table
          caption={t("review.rules")}
          captionHidden
          headers={[t("review.rule"), t("review.severity"), t("review.source"), t("review.certainty")]}
        >
          {guidelines.rules.map(({ code, severity, source, certainty }) => (
            <Row key={code}>
              <th scope="row">{t(`rules.rule-${code}`)}</th>
              <td>
                <Badge kind={severity === "blocking" ? "danger" : "neutral"}>{t(`review.severity-${severity}`)}</Badge>
              </td>
              <td className="wide-cell">{source}</td>
              <td>{t(`rules.certainty-${certainty}`)}</td>
            </Row>
          ))}
        </Table>
      </section>
      {mayCorrect && (
        <section className="flow">
          <h2>{t("review.guidelines-correct")}</h2>
          <p>{t("review.guidelines-correct-text")}</p>
          <details key={key} className="card guidelines-correct" open={refused || undefined}>
            <summary>{t("review.guidelines-correct")}</summary>
            <div className="flow">
              <Notice kind="warning">{t("review.guidelines-shared", { name: guidelines.name })}</Notice>
              <GuidelinesForm guidelines={guidelines} />
            </div>
          </details>
        </section>
      )}
    </Page>
  );
}
