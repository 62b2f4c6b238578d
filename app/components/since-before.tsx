import { lazy, Suspense } from "react";
import type { Difference } from "~/app/domain/document/difference.js";
import { useT } from "~/app/i18n/react.js";

/** Only a second round has a difference to show. */
const DocumentDifference = lazy(() => import("./document-difference.js").then((all) => ({ default: all.DocumentDifference })));

/** What changed since the round before, to be opened; nothing in the first round. */
export function SinceBefore({ since, language }: { since: Difference | null; language: string }) {
  const t = useT();
  if (!since) return null;
  return (
    <details className="disclosure">
      <summary>{t("signoff.since-title")}</summary>
      <div className="disclosure__body">
        <Suspense>
          <DocumentDifference difference={since} layout="together" language={language} />
        </Suspense>
      </div>
    </details>
  );
}
