import type { ReactNode } from "react";

interface EmptyProps {
  title: ReactNode;
  /** What will stand here, and how it comes there. */
  children?: ReactNode;
  /** The link or form that fills it. */
  action?: ReactNode;
}

/** What a list shows while it has nothing. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {children && <div className="empty__text">{children}</div>}
      {action && <div className="empty__action">{action}</div>}
    </div>
  );
}
