import type { DeskState } from "~/app/domain/desk/desk.js";
import { useT } from "~/app/i18n/react.js";
import { Badge, type BadgeKind } from "./badge.js";

const KINDS: Record<DeskState, BadgeKind> = { new: "info", accepted: "success", correction: "warning", declined: "danger" };

export function DeskStateBadge({ state }: { state: DeskState }) {
  const t = useT();
  return <Badge kind={KINDS[state]}>{t(`desk.state-${state}`)}</Badge>;
}
