import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { checkDocument } from "~/app/domain/guidelines/checks.js";
import { FindingSource } from "~/app/components/finding-source.js";
import type { Finding } from "~/app/domain/guidelines/guidelines.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";

/** What OHCHR's rules say of the text as it stands, and the places that the import was not sure of. */
export function ChecksPanel() {
  const t = useT();
  const { facts } = useWorkspace();
  const { document } = useAnalysis();
  const findings = useMemo(
    () =>
      checkDocument({
        document: completeCover(document, facts.title, facts.organisations),
        set: facts.guidelines,
        kind: facts.kind,
        language: facts.language,
        recommendations: facts.recommendations,
        review: { stateName: facts.stateName, session: facts.session },
      }),
    [document, facts],
  );
  return (
    <div className="flow">
      <ImportWarnings />
      {findings.length === 0 && <p>{t("editor.checks-none")}</p>}
      <FindingList title={t("editor.checks-blocking")} findings={findings.filter((finding) => finding.severity === "blocking")} />
      <FindingList title={t("editor.checks-advice")} findings={findings.filter((finding) => finding.severity === "advice")} />
    </div>
  );
}

function FindingList({ title, findings }: { title: string; findings: Finding[] }) {
  const t = useT();
  const { facts } = useWorkspace();
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="findings">
        {findings.map((finding, i) => (
          <li key={i} data-severity={finding.severity}>
            <p>{t(`rules.${finding.code}`, finding.params)}</p>
            <GoThere block={finding.block ?? null} />
            <FindingSource code={finding.code} rules={facts.guidelines.rules} />
          </li>
        ))}
      </ul>
    </section>
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
    <section className="import-warnings">
      <h3>{t("editor.warnings-title")}</h3>
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
