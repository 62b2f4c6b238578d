import { Link } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { DismissedAdviceList } from "~/app/components/dismissed-advice-list.js";
import { Findings } from "~/app/components/findings.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { refusalText } from "~/app/components/refusal-text.js";
import { TextLength } from "~/app/components/text-length.js";
import { countDocument } from "~/app/domain/document/words.js";
import type { findingPlace } from "~/app/domain/guidelines/finding-place.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { formatList } from "~/app/i18n/format.js";
import type { RoundView, SignOffView, TextView } from "~/server/queries/sign-off.js";

function whereToMend(submissionId: string, at: ReturnType<typeof findingPlace>): string {
  const submission = `/submissions/${submissionId}`;
  if (at === "annexes") return `${submission}/annexes`;
  return `${submission}/write${at === "text" ? "" : at === "cover" ? "#cover" : `#block-${at.block}`}`;
}

/** For the lead of a draft: its length, what the checks say, and the freezing. */
export function OpenPanel({
  draft,
  submissionId,
  withoutSignatory,
  coalitionId,
}: {
  draft: TextView;
  submissionId: string;
  withoutSignatory: string[];
  coalitionId: string;
}) {
  const t = useT();
  const { locale } = useLocale();
  const empty = countDocument(draft.document).body === 0;
  return (
    <>
      <section className="flow" aria-labelledby="checks">
        <h2 id="checks">{t("signoff.checks-title")}</h2>
        <TextLength words={draft.words} limit={draft.limit} label={t("signoff.facts-words")} />
        <Findings findings={draft.findings} rules={draft.rules} place={(at) => whereToMend(submissionId, at)} />
        <DismissedAdviceList dismissed={draft.dismissed} />
      </section>
      {withoutSignatory.length > 0 && (
        <Notice kind="warning" title={t("signoff.signatory-missing", { organisations: formatList(withoutSignatory, { locale }) })}>
          <p>
            <Link to={`/coalitions/${coalitionId}`}>{t("signoff.signatory-missing-link")}</Link>
          </p>
        </Notice>
      )}
      <section className="card flow" aria-labelledby="open">
        <h2 id="open">{t("signoff.open-title")}</h2>
        {empty ? (
          <p>
            <strong>{t("signoff.text-empty")}.</strong> {t("signoff.text-empty-text")}
          </p>
        ) : (
          <>
            <p>{t("signoff.open-lead")}</p>
            <Form name="open-sign-off">
              <input type="hidden" name="intent" value="open-sign-off" />
              <Field name="confirm" type="checkbox" value="yes" label={t("signoff.open-confirm")} required />
              <SubmitButton>{t("signoff.open-button")}</SubmitButton>
            </Form>
          </>
        )}
      </section>
    </>
  );
}

/** For the lead during sign-off: everything that is still missing and why, and the filing. */
export function FilePanel({ round }: { round: RoundView }) {
  const t = useT();
  const { locale } = useLocale();
  const { obstacles } = round;
  const ready = obstacles.length === 0;
  return (
    <section className="card flow" aria-labelledby="file">
      <h2 id="file">{t("signoff.file-title")}</h2>
      <Notice
        kind={ready ? "success" : "warning"}
        title={ready ? t("signoff.file-ready") : t("signoff.file-missing", { count: obstacles.length })}
      >
        {ready ? (
          <p>{t("signoff.file-ready-text")}</p>
        ) : (
          <ul>
            {obstacles.map((obstacle) => (
              <li key={obstacle.code}>
                {obstacle.findings ? t("signoff.obstacle-checks", { count: obstacle.findings.length }) : refusalText(t, obstacle, locale)}
                {obstacle.findings && (
                  <Findings
                    findings={obstacle.findings}
                    rules={round.text.rules}
                    place={(at) => (typeof at === "string" ? `#${at}` : `#block-${at.block}`)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <p>{t("signoff.file-receivers")}</p>
      <Form name="file">
        <input type="hidden" name="intent" value="file" />
        <SubmitButton kind={ready ? "primary" : "secondary"}>{t("signoff.file-button")}</SubmitButton>
      </Form>
    </section>
  );
}

/** For the lead during sign-off: back to writing, with what it costs. */
export function ReopenPanel({ decisions }: Pick<RoundView, "decisions">) {
  const t = useT();
  const signed = decisions.filter((one) => one.decision === "signed").length;
  return (
    <Disclosure summary={t("signoff.reopen-title")} form="reopen" kind="danger">
      <p>
        {t("signoff.reopen-lead")} <strong>{t("signoff.reopen-count", { count: signed })}</strong>
      </p>
      <Form name="reopen">
        <input type="hidden" name="intent" value="reopen" />
        <Field name="confirm" type="checkbox" value="yes" label={t("signoff.reopen-confirm")} required />
        <SubmitButton kind="danger">{t("signoff.reopen-button")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}

export function History({ history, time }: { history: SignOffView["history"]; time: (iso: string) => string }) {
  const t = useT();
  if (history.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="history">
      <h2 id="history">{t("signoff.history-title")}</h2>
      <ul>
        {history.map((round) => (
          <li key={round.openedAt}>
            {t("signoff.history-reopened", {
              opened: time(round.openedAt),
              closed: time(round.closedAt),
              signed: round.signed,
              refused: round.refused,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
