import type { SubmissionState } from "~/app/domain/access/may.js";
import { useT } from "~/app/i18n/react.js";
import { Badge, type BadgeKind } from "./badge.js";

const KINDS: Record<SubmissionState, BadgeKind> = {
  draft: "neutral",
  "sign-off": "warning",
  filed: "success",
  withdrawn: "danger",
  "set-aside": "neutral",
};

/** Where a submission stands on its way. */
export function StateBadge({ state }: { state: SubmissionState }) {
  const t = useT();
  return <Badge kind={KINDS[state]}>{t(`common.state-${state}`)}</Badge>;
}
