import type { Position } from "~/app/domain/recommendations/recommendation.js";
import { useT } from "~/app/i18n/react.js";
import { Badge, type BadgeKind } from "./badge.js";

const KINDS: Record<Position, BadgeKind> = {
  supported: "success",
  "supported/noted": "info",
  noted: "neutral",
  "under consideration": "warning",
  unknown: "neutral",
};

/** The State's answer to a recommendation. */
export function PositionBadge({ position }: { position: Position }) {
  const t = useT();
  return <Badge kind={KINDS[position]}>{t(`recommendation.position-${position}`)}</Badge>;
}
