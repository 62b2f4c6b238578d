import { Link } from "@remix-run/react";
import { useEffect } from "react";
import type { SubmissionState } from "~/app/domain/access/may.js";
import { eraseCopies, isCopyOf } from "~/app/editor/collaboration/device-storage.js";
import { useT } from "~/app/i18n/react.js";
import { StateBadge } from "./state-badge.js";

const PARTS = ["write", "versions", "coverage", "annexes", "sign-off", "file", "story"] as const;
export type SubmissionPart = (typeof PARTS)[number];

/** The ways from one part of a submission to the others, and its state. */
export function SubmissionNav({ submissionId, current, state }: { submissionId: string; current: SubmissionPart; state: SubmissionState }) {
  const t = useT();
  useEffect(() => {
    // the page of the text itself first looks for unsent words in it
    if ((state === "filed" || state === "withdrawn") && current !== "write") void eraseCopies((name) => isCopyOf(name, submissionId));
  }, [submissionId, current, state]);
  return (
    <nav className="tabs" aria-label={t("common.submission-parts")}>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <Link to={`/submissions/${submissionId}/${part}`} aria-current={part === current ? "page" : undefined}>
              {t(`common.part-${part}`)}
            </Link>
          </li>
        ))}
      </ul>
      <StateBadge state={state} />
    </nav>
  );
}
