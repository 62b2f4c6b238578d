import type { SealedReceipt } from "~/app/domain/submission/receipt.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { Hash } from "./hash.js";
import { Notice } from "./notice.js";
import { Row, Table } from "./table.js";

interface ReceiptProps {
  receipt: SealedReceipt;
  citation: { acronym: string; jsNumber: number | null };
  /** Whether receipt, text and Word file were found to be as they were filed. */
  holds: boolean;
}

/** Who filed and signed what, and when; with the hashes that prove it. */
export function ReceiptView({ receipt, citation, holds }: ReceiptProps) {
  const t = useT();
  const { locale } = useLocale();
  const time = (iso: string) => <time dateTime={iso}>{formatDateTime(iso, { locale })}</time>;
  const { submission, review, coalition, words, limit } = receipt;
  const language = new Intl.DisplayNames(locale, { type: "language" }).of(submission.language) ?? submission.language;
  const cited = [citation.acronym, citation.jsNumber === null ? "" : `JS${String(citation.jsNumber)}`].filter(Boolean).join(", ");
  return (
    <>
      <section className="flow" aria-labelledby="facts">
        <h2 id="facts">{t("filing.facts-title")}</h2>
        <dl className="facts">
          <dt>{t("filing.fact-title")}</dt>
          <dd>{submission.title}</dd>
          <dt>{t("filing.fact-kind")}</dt>
          <dd>{t(`common.kind-${submission.kind}`)}</dd>
          <dt>{t("filing.fact-state")}</dt>
          <dd>{review.stateName}</dd>
          <dt>{t("filing.fact-session")}</dt>
          <dd>{t("filing.fact-session-value", { session: review.session, cycle: review.cycle })}</dd>
          <dt>{t("filing.fact-coalition")}</dt>
          <dd>{coalition.name}</dd>
          <dt>{t("filing.fact-language")}</dt>
          <dd>{language}</dd>
          <dt>{t("filing.fact-length")}</dt>
          <dd>
            <bdi>{t("filing.fact-length-value", { words, limit })}</bdi>
          </dd>
          <dt>{t("filing.fact-filed")}</dt>
          <dd>
            <bdi>{t("filing.fact-filed-value", { time: formatDateTime(receipt.filedAt, { locale }), name: receipt.filedBy })}</bdi>
          </dd>
          <dt>{t("filing.fact-deadline")}</dt>
          <dd>{time(review.deadline)}</dd>
          {cited && (
            <>
              <dt>{t("filing.fact-acronym")}</dt>
              <dd>{cited}</dd>
            </>
          )}
        </dl>
      </section>
      <section className="flow" aria-labelledby="signatures">
        <h2 id="signatures">{t("filing.signatures-title")}</h2>
        <Table
          caption={t("filing.signatures-caption")}
          captionHidden
          headers={[
            t("filing.signatures-organisation"),
            t("filing.signatures-name"),
            t("filing.signatures-function"),
            t("filing.signatures-when"),
          ]}
        >
          {receipt.organisations.map((organisation) => (
            <Row key={organisation.id}>
              <th scope="row">
                {organisation.name}
                {organisation.acronym && <span className="soft"> ({organisation.acronym})</span>}
              </th>
              <td>
                {organisation.signatory}
                {organisation.link && (
                  <span className="soft">
                    <br />
                    {t(organisation.link.sent === "mail" ? "filing.signatures-mail" : "filing.signatures-hand", {
                      name: organisation.link.madeBy,
                    })}
                  </span>
                )}
                {organisation.account && (
                  <span className="soft">
                    <br />
                    {t("filing.signatures-account", { name: organisation.account.name })}
                  </span>
                )}
              </td>
              <td>{organisation.function}</td>
              <td>{time(organisation.signedAt)}</td>
            </Row>
          ))}
        </Table>
      </section>
      {(receipt.annexes || receipt.endorsers) && (
        <section className="flow" aria-labelledby="beside">
          <h2 id="beside">{t("filing.beside-title")}</h2>
          <ul>
            {receipt.annexes?.map(({ title, file, sha256, organisation }) => (
              <li key={file}>
                {organisation ? t("filing.beside-view", { organisation }) : <bdi>{title}</bdi>} <Hash value={sha256} />
              </li>
            ))}
            {receipt.endorsers && <li>{t("filing.beside-endorsers", { count: receipt.endorsers })}</li>}
          </ul>
        </section>
      )}
      <section className="flow" aria-labelledby="proof">
        <h2 id="proof">{t("filing.proof-title")}</h2>
        <p>{t("filing.proof-lead")}</p>
        <dl className="facts">
          <dt>{t("filing.hash-text")}</dt>
          <dd>
            <Hash value={receipt.textHash} />
          </dd>
          <dt>{t("filing.hash-docx")}</dt>
          <dd>
            <Hash value={receipt.docxHash} />
          </dd>
          <dt>{t("filing.hash-receipt")}</dt>
          <dd>
            <Hash value={receipt.hash} />
          </dd>
          {receipt.signature && (
            <>
              <dt>{t("filing.hash-key")}</dt>
              <dd>
                <Hash value={receipt.signature.publicKey} />
              </dd>
            </>
          )}
        </dl>
        <Notice kind={holds ? "success" : "danger"}>
          <p>{t(holds ? "filing.receipt-holds" : "filing.receipt-broken")}</p>
        </Notice>
      </section>
    </>
  );
}
