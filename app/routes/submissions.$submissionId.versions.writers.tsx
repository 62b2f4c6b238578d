import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { Row, Table } from "~/app/components/table.js";
import { directionOf } from "~/app/domain/document/direction.js";
import { countWords } from "~/app/domain/document/words.js";
import { formatList, formatNumber } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { writtenBy } from "~/server/queries/authorship.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(translator("en")("versions.writers-title"), data?.submission.title) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return writtenBy(context.db, context.documents, actor, params.submissionId!);
}

/** Each organisation has a colour and a letter: neither is the only sign of it. */
const PALETTE = 8;

function useOrganisations() {
  const t = useT();
  const { organisations } = useLoaderData<typeof loader>();
  const list = organisations.map((one, i) => ({
    ...one,
    name: one.id ? one.name : t("versions.no-author"),
    colour: one.id ? i % PALETTE : undefined,
  }));
  return { list, byId: new Map(list.map((one) => [one.id, one])) };
}

export default function Writers() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, review, coalition } = useLoaderData<typeof loader>();
  const { list } = useOrganisations();
  const total = Math.max(
    list.reduce((sum, { words }) => sum + words, 0),
    1,
  );
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[
        { to: `/coalitions/${coalition.id}`, label: coalition.name },
        { to: `/submissions/${submission.id}/versions`, label: t("versions.title") },
      ]}
      tabs={<SubmissionNav submissionId={submission.id} current="versions" state={submission.state} />}
    >
      <h2>{t("versions.writers-title")}</h2>
      <p>{t("versions.writers-lead")}</p>
      <Table
        caption={t("versions.legend")}
        headers={[t("versions.organisation"), { label: t("versions.words"), numeric: true }, { label: t("versions.share"), numeric: true }]}
      >
        {list.map(({ id, name, words, colour }) => (
          <Row key={id}>
            <th scope="row">
              <span className="written" data-colour={colour}>
                {name}
              </span>
            </th>
            <td className="numeric">{formatNumber(words, { locale })}</td>
            <td className="numeric">{formatNumber(words / total, { locale, style: "percent" })}</td>
          </Row>
        ))}
      </Table>
      <Disclosure summary={t("versions.by-paragraph")}>
        <ByParagraph />
      </Disclosure>
      <Coloured />
    </Page>
  );
}

function ByParagraph() {
  const t = useT();
  const { locale } = useLocale();
  const { blocks } = useLoaderData<typeof loader>();
  const { list } = useOrganisations();
  return (
    <Table caption={t("versions.by-paragraph")} captionHidden headers={[t("versions.place"), t("versions.written-by")]}>
      {blocks.map(({ id, kind, number, runs }) => {
        const text = runs.map((run) => run.text).join("");
        const shares = list.flatMap((one) => {
          const words = countWords(runs.map((run) => (run.organisation === one.id ? run.text : " ")).join(""));
          return words > 0 ? [t("versions.words-of", { organisation: one.name, words })] : [];
        });
        return shares.length === 0 ? null : (
          <Row key={id}>
            <th scope="row" dir="auto">
              {kind === "paragraph" && number
                ? t("versions.place-paragraph", { number })
                : `${text.slice(0, 60)}${text.length > 60 ? "…" : ""}`}
            </th>
            <td>{formatList(shares, { locale })}</td>
          </Row>
        );
      })}
    </Table>
  );
}

function Coloured() {
  const t = useT();
  const { blocks, submission } = useLoaderData<typeof loader>();
  const { byId } = useOrganisations();
  return (
    <div className="reading difference__text" lang={submission.language} dir={directionOf(submission.language)}>
      {blocks.map(({ id, kind, level, number, runs }) => (
        <p key={id} className={`difference__line difference__line--${kind}`} data-level={level}>
          {number && <span className="difference__number">{number}. </span>}
          {runs.map(({ organisation, text }, i) => (
            <span key={i} className="written" data-colour={byId.get(organisation)?.colour}>
              <span className="visually-hidden">{t("versions.run-by", { organisation: byId.get(organisation)?.name ?? "" })} </span>
              {text}
              <span className="visually-hidden">{t("difference.words-end")}</span>
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
