import { Link, useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { checkDocument } from "~/app/domain/guidelines/checks.js";
import { DismissedReason } from "~/app/components/dismissed-reason.js";
import { FindingSource } from "~/app/components/finding-source.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { partDismissed, placeOfAdvice } from "~/app/domain/guidelines/dismissed.js";
import { findingPlace } from "~/app/domain/guidelines/finding-place.js";
import type { Finding } from "~/app/domain/guidelines/guidelines.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { DismissAdvice, RestoreAdvice } from "./dismiss-advice.js";
import { FetcherRefusal } from "./fetcher-refusal.js";
import { goToBlock } from "./go-to-block.js";

/** What OHCHR's rules say of the text as it stands, and the places that the import was not sure of. */
export function ChecksPanel() {
  const t = useT();
  const { facts, mayWrite } = useWorkspace();
  const { document } = useAnalysis();
  const judged = useMemo(() => completeCover(document, facts.title, facts.organisations), [document, facts]);
  const { standing: findings, dismissed } = useMemo(() => {
    const found = checkDocument({
      document: judged,
      set: facts.guidelines,
      kind: facts.kind,
      language: facts.language,
      recommendations: facts.recommendations,
      review: { stateName: facts.stateName, session: facts.session },
      annexes: facts.annexes,
    });
    return partDismissed(judged, found, facts.dismissedAdvice);
  }, [judged, facts]);
  return (
    <div className="flow">
      <ImportWarnings />
      {findings.length === 0 && <p>{t("editor.checks-none")}</p>}
      <FindingList
        title={t("editor.checks-blocking")}
        document={judged}
        findings={findings.filter((finding) => finding.severity === "blocking")}
      />
      <FindingList
        title={t("editor.checks-advice")}
        document={judged}
        findings={findings.filter((finding) => finding.severity === "advice")}
      />
      {dismissed.length > 0 && (
        <section>
          <h3>{t("rules.dismissed-title")}</h3>
          <ul className="findings">
            {dismissed.map((one) => (
              <li key={`${one.rule}-${one.print}`} data-severity="advice">
                <p>{t(`rules.${one.finding.code}`, one.finding.params)}</p>
                <DismissedReason dismissed={one} />
                <GoThere block={one.finding.block ?? null} />
                {mayWrite && <RestoreAdvice place={one} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FindingList({ title, findings, document }: { title: string; findings: Finding[]; document: StructuredDocument }) {
  const t = useT();
  const { facts, mayWrite } = useWorkspace();
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={`${finding.code}-${placeOfAdvice(document, finding).print}`} data-severity={finding.severity}>
            <p>{t(`rules.${finding.code}`, finding.params)}</p>
            <FindingPlace finding={finding} />
            <FindingSource code={finding.code} rules={facts.guidelines.rules} />
            {mayWrite && finding.severity === "advice" && <DismissAdvice place={placeOfAdvice(document, finding)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingPlace({ finding }: { finding: Finding }) {
  const t = useT();
  const { facts, showPanel } = useWorkspace();
  const place = findingPlace(finding);
  if (place === null || place === "text") return null;
  if (typeof place !== "string" && "block" in place) return <GoThere block={place.block} />;
  if (typeof place !== "string") {
    const id = facts.partners[facts.organisations.findIndex(({ name }) => name === place.organisation)]?.id;
    return id ? <Link to={`/organisations/${id}`}>{t("editor.go-organisation")}</Link> : null;
  }
  if (place === "annexes") return <Link to={`/submissions/${facts.submissionId}/annexes`}>{t("editor.go-annexes")}</Link>;
  return (
    <button type="button" className="link-button" onClick={() => showPanel("cover")}>
      {t("editor.go-cover")}
    </button>
  );
}

function GoThere({ block }: { block: string | null }) {
  const t = useT();
  if (!block) return null;
  return (
    <button type="button" className="link-button" onClick={() => goToBlock(block)}>
      {t("editor.go-there")}
    </button>
  );
}

function ImportWarnings() {
  const t = useT();
  const { facts, mayWrite } = useWorkspace();
  const fetcher = useFetcher();
  const gone = fetcher.formData?.get("warning");
  const warnings = facts.warnings.filter((warning) => warning.id !== gone);
  if (warnings.length === 0) return null;
  return (
    <section>
      <h3>{t("editor.warnings-title")}</h3>
      <FetcherRefusal data={fetcher.data} />
      <ul className="findings">
        {warnings.map(({ id, message, block }) => (
          <li key={id} data-severity="advice">
            <p dir="auto">{message}</p>
            <p className="rec__actions">
              <GoThere block={block} />
              {mayWrite && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => fetcher.submit({ intent: "dismiss-warning", warning: id }, { method: "post" })}
                >
                  {t("editor.warnings-dismiss")}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
