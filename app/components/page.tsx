import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/app/i18n/react.js";

interface PageProps {
  title: ReactNode;
  /** A short line above the title: what kind of thing this is. */
  eyebrow?: ReactNode;
  /** A sentence under the title. */
  lead?: ReactNode;
  /** Buttons or links beside the title. */
  actions?: ReactNode;
  /** The way down to this page, without the page itself. */
  breadcrumbs?: readonly { to: string; label: string }[];
  /** What stands between the title and the content, such as `<SubmissionNav>`. */
  tabs?: ReactNode;
  /** A column for forms and reading. */
  narrow?: boolean;
  /** The window's whole width, for tables and the editor. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page inside the root's `<main>`: breadcrumbs, the page's one `<h1>`, actions, content. */
export function Page({ title, eyebrow, lead, actions, breadcrumbs, tabs, narrow, wide, children }: PageProps) {
  const t = useT();
  return (
    <div className={`page${narrow ? " page--narrow" : ""}${wide ? " page--wide" : ""}`}>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav className="breadcrumbs" aria-label={t("common.breadcrumbs")}>
          <ol>
            {breadcrumbs.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="page__header">
        <div className="page__heading">
          {eyebrow && <p className="eyebrow">{eyebrow}</p>}
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page__actions">{actions}</div>}
      </header>
      {tabs}
      <div className="page__content flow">{children}</div>
    </div>
  );
}
