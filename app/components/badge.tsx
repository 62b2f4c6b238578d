import type { ReactNode } from "react";

export type BadgeKind = "neutral" | "info" | "success" | "warning" | "danger";

/** One or two words on the state of a thing. */
export function Badge({ kind = "neutral", children }: { kind?: BadgeKind; children: ReactNode }) {
  return <span className={`badge badge--${kind}`}>{children}</span>;
}
