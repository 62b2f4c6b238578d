import { AnnexList } from "~/app/components/annex-list.js";
import { CoverView } from "~/app/components/cover-view.js";
import { DocumentView } from "~/app/components/document-view.js";
import { DismissedAdviceList } from "~/app/components/dismissed-advice-list.js";
import { Findings } from "~/app/components/findings.js";
import { Hash } from "~/app/components/hash.js";
import { SignedMapping } from "~/app/components/signed-mapping.js";
import { SinceBefore } from "~/app/components/since-before.js";
import { useT } from "~/app/i18n/react.js";
import type { RoundView } from "~/server/queries/sign-off.js";
import { placeBelow } from "./place-below.js";

interface FrozenTextProps {
  round: RoundView;
  language: string;
  submissionId: string;
  time: (iso: string) => string;
}

/** What is to be signed: the text as it was frozen, its figures and findings, and what has changed since the last round. */
export default function FrozenText({ round, language, submissionId, time }: FrozenTextProps) {
  const t = useT();
  const { document, words, limit } = round.text;
  return (
    <section className="frozen flow" aria-labelledby="text">
      <h2 id="text">{t("signoff.text-title")}</h2>
      <dl className="facts">
        <dt>{t("signoff.facts-frozen")}</dt>
        <dd>
          <bdi>{t("signoff.facts-frozen-value", { time: time(round.openedAt), name: round.openedBy })}</bdi>
        </dd>
        <dt>{t("signoff.facts-words")}</dt>
        <dd>
          <bdi>{t("signoff.facts-words-value", { words, limit })}</bdi>
        </dd>
        <dt>{t("signoff.facts-hash")}</dt>
        <dd>
          <Hash value={round.hash} />
        </dd>
      </dl>
      <SinceBefore since={round.since} language={language} />
      <section className="flow" aria-labelledby="round-checks">
        <h3 id="round-checks">{t("rules.checks-title")}</h3>
        <Findings findings={round.text.findings} rules={round.text.rules} place={(at) => placeBelow(at, round.decisions)} />
        <DismissedAdviceList dismissed={round.text.dismissed} />
      </section>
      <AnnexList annexes={round.annexes} href={(id) => `/submissions/${submissionId}/annexes/${id}`} />
      <CoverView cover={document.cover} language={language} />
      <DocumentView document={document} language={language} />
      <SignedMapping document={document} />
    </section>
  );
}
