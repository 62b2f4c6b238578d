import type { ReactNode } from "react";

interface NoticeProps {
  kind?: "info" | "success" | "warning" | "danger";
  title?: ReactNode;
  /** Read out when it appears: the answer to something that the person just did. */
  live?: boolean;
  children?: ReactNode;
}

/** A box that tells how things stand. Its kind is said by words and shape, never by colour alone. */
export function Notice({ kind = "info", title, live, children }: NoticeProps) {
  return (
    <div className={`notice notice--${kind}`} role={live ? "status" : undefined}>
      {title && <p className="notice__title">{title}</p>}
      {children}
    </div>
  );
}
