import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AnnexList } from "~/app/components/annex-list.js";
import { CoverView } from "~/app/components/cover-view.js";
import { Deadline } from "~/app/components/deadline.js";
import { DocumentView } from "~/app/components/document-view.js";
import { Hash } from "~/app/components/hash.js";
import { LinkAnswer } from "~/app/components/link-answer.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SinceBefore } from "~/app/components/since-before.js";
import { SignedMapping } from "~/app/components/signed-mapping.js";
import { Refusal } from "~/app/domain/refusal.js";
import { formatDateTime, formatList } from "~/app/i18n/format.js";
import { titleMeta } from "~/app/i18n/meta.js";
import type { Translate } from "~/app/i18n/index.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { decideByLink, linkSchemas } from "~/server/commands/decide-by-link.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { signingPage } from "~/server/queries/signing-page.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("bylink.page-title");
/** Nothing that follows links or keeps copies is welcome. */
export const headers = () => ({ "X-Robots-Tag": "noindex, nofollow, noarchive" });

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { ...(await signingPage(context.db, params.token!, context.clock())), token: params.token!, now: context.clock().toISOString() };
}

const intentSchema = z.enum(["sign", "refuse", "endorse", "decline"]);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params.token!;
  const formData = await request.formData();
  const known = intentSchema.safeParse(formData.get("_form"));
  if (!known.success) throw new Refusal("form-unreadable");
  const intent = known.data;
  const parsed = parseForm(formData, linkSchemas[intent]);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    const decision = { ...parsed.value, intent, token } as Parameters<typeof decideByLink>[1];
    const { documentId } = await decideByLink(context.db, { ...decision, now: context.clock() });
    await context.documents.changed(documentId);
    return redirect(`/sign/${token}`);
  });
}

function whatBecame(
  t: Translate,
  time: (iso: string) => string,
  asks: "sign" | "endorse",
  { voidedAt, filedAt, withdrawnAt }: { voidedAt: string | null; filedAt: string | null; withdrawnAt: string | null },
): string {
  if (voidedAt) return t("bylink.void-text", { time: time(voidedAt) });
  if (withdrawnAt) return t("bylink.became-withdrawn", { time: time(withdrawnAt) });
  if (filedAt) return t("bylink.became-filed", { time: time(filedAt) });
  return t(`bylink.answered-next-${asks}`);
}

export default function SignByLink() {
  const t = useT();
  const { locale } = useLocale();
  const view = useLoaderData<typeof loader>();
  const { asks, organisation, title, text, answered, review, token } = view;
  const time = (iso: string) => formatDateTime(iso, { locale });
  const facts = {
    coalition: view.coalition,
    state: review.stateName,
    session: review.session,
    organisations: formatList(view.organisations, { locale }),
    by: view.madeBy,
    organisation,
  };
  return (
    <Page eyebrow={t(`bylink.eyebrow-${asks}`, { organisation })} title={title} lead={text && t(`bylink.lead-${asks}`, facts)}>
      {answered && (
        <Notice
          kind={answered.voidedAt ? "warning" : "success"}
          title={t(answered.voidedAt ? "bylink.void-title" : "bylink.answered-title")}
          live
        >
          <p>{t(`bylink.answered-${answered.decision}`, { organisation, title, time: time(answered.at) })}</p>
          {answered.name && (
            <dl className="facts">
              <dt>{t("bylink.answered-by")}</dt>
              <dd>
                <bdi>{`${answered.name}, ${answered.function}`}</bdi>
              </dd>
              <dt>{t("bylink.facts-hash")}</dt>
              <dd>
                <Hash value={answered.hash} />
              </dd>
            </dl>
          )}
          <p>{whatBecame(t, time, asks, answered)}</p>
        </Notice>
      )}
      {text && (
        <>
          <Deadline deadline={review.deadline} now={view.now} />
          <p>{t("bylink.link-facts", { expires: time(view.expiresAt) })}</p>
          <p>
            <a href="#answer">{t("bylink.jump")}</a>
          </p>
          <section className="frozen flow" aria-labelledby="text">
            <h2 id="text">{t("bylink.text-title")}</h2>
            <dl className="facts">
              <dt>{t("bylink.facts-frozen")}</dt>
              <dd>
                <bdi>{time(text.frozenAt)}</bdi>
              </dd>
              <dt>{t("bylink.facts-words")}</dt>
              <dd>
                <bdi>{t("bylink.facts-words-value", { words: text.words, limit: text.limit })}</bdi>
              </dd>
              <dt>{t("bylink.facts-hash")}</dt>
              <dd>
                <Hash value={text.hash} />
              </dd>
            </dl>
            <SinceBefore since={text.since} language={view.language} />
            <AnnexList annexes={text.annexes} href={(id) => `/sign/${token}/annexes/${id}`} />
            <CoverView cover={text.document.cover} language={view.language} />
            <DocumentView document={text.document} language={view.language} />
            <SignedMapping document={text.document} />
          </section>
          <LinkAnswer asks={asks} organisation={organisation} hash={text.hash} words={text.words} />
        </>
      )}
    </Page>
  );
}
