import { findingPlace, type PlaceOfFinding } from "~/app/domain/guidelines/finding-place.js";
import type { Finding, Rule } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";
import { FindingSource } from "./finding-source.js";
import { readableParams } from "./refusal-text.js";

function wayTo(at: PlaceOfFinding) {
  if (typeof at === "string") return `rules.checks-show-${at}` as const;
  return "block" in at ? "rules.checks-show" : "rules.checks-show-organisation";
}

interface FindingsProps {
  findings: readonly Finding[];
  rules: readonly Rule[];
  /** The address of a finding's place, where it can be shown. */
  place?: (place: PlaceOfFinding) => string | undefined;
}

/** What the checks found: what blocks first, then advice, each with the way to its place in the text. */
export function Findings({ findings, rules, place }: FindingsProps) {
  const t = useT();
  if (findings.length === 0) return <p>{t("rules.checks-none")}</p>;
  return (
    <div className="check-findings flow">
      {(["blocking", "advice"] as const).map((severity) => {
        const these = findings.filter((finding) => finding.severity === severity);
        if (these.length === 0) return null;
        return (
          <div key={severity} className={`check-findings__group check-findings__group--${severity}`}>
            <p className="check-findings__title">{t(`rules.checks-${severity}`, { count: these.length })}</p>
            <ul>
              {these.map((finding, index) => {
                const at = findingPlace(finding);
                const href = at ? place?.(at) : undefined;
                return (
                  <li key={index}>
                    {t(`rules.${finding.code}`, readableParams(finding.params))} {at && href && <a href={href}>{t(wayTo(at))}</a>}
                    <FindingSource code={finding.code} rules={rules} />
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
