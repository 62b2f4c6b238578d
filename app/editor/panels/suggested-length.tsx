import { useMemo } from "react";
import { withChanges } from "~/app/domain/threads/changes.js";
import { lengthOf } from "~/app/domain/submission/length.js";
import { useT } from "~/app/i18n/react.js";
import { placedChange } from "../threads/placed-change.js";
import { useDiscussion } from "../threads/context.js";
import { useAnalysis, useWorkspace } from "../workspace.js";

/** The length that the text would have with all open suggestions; nothing where there are none. */
export function SuggestedLength() {
  const t = useT();
  const { facts } = useWorkspace();
  const { document } = useAnalysis();
  const { threads } = useDiscussion();
  const changes = useMemo(() => threads.flatMap((thread) => placedChange(thread) ?? []), [threads]);
  const used = useMemo(
    () =>
      changes.length > 0
        ? lengthOf({ ...document, blocks: withChanges(document.blocks, changes) }, facts.guidelines, facts.kind).used
        : null,
    [changes, document, facts],
  );
  if (used === null) return null;
  return <p className="quiet">{t("comments.length-with", { count: changes.length, used })}</p>;
}
