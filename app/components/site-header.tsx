import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { useT } from "~/app/i18n/react.js";

export interface SignedInPerson {
  name: string;
  email: string;
  roles: readonly string[];
}

/** The head of every page: product name, navigation, and the account's menu, which opens without script. */
export function SiteHeader({ person }: { person: SignedInPerson | null }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const next = pathname === "/" || /^\/sign-/.test(pathname) ? "" : `?${new URLSearchParams({ next: pathname + search })}`;
  return (
    <header className="site-header">
      <div className="site-header__inner">
        <Link to="/" className="wordmark">
          <Mark />
          {t("common.product")}
        </Link>
        <nav className="site-nav" aria-label={t("common.main-navigation")}>
          {person && (
            <ul>
              <li>
                <NavLink to="/" end>
                  {t("common.nav-home")}
                </NavLink>
              </li>
              <li>
                <NavLink to="/reviews">{t("common.nav-reviews")}</NavLink>
              </li>
              <li>
                <NavLink to="/organisations">{t("common.nav-organisations")}</NavLink>
              </li>
            </ul>
          )}
        </nav>
        {person ? (
          <AccountMenu key={pathname} person={person} />
        ) : (
          <div className="site-header__doors">
            <Link to={`/sign-in${next}`}>{t("common.sign-in")}</Link>
            <Link to={`/sign-up${next}`} className="button button--secondary button--small">
              {t("common.sign-up")}
            </Link>
          </div>
        )}
      </div>
    </header>
  );
}

/** The head of public pages: nobody is signed in there. */
export function PublicHeader() {
  const t = useT();
  return (
    <header className="site-header">
      <div className="site-header__inner">
        <a href="/public" className="wordmark">
          <Mark />
          {t("common.product")}
        </a>
        <nav className="site-nav" aria-label={t("common.main-navigation")}>
          <ul>
            <li>
              <a href="/public">{t("common.nav-published")}</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function AccountMenu({ person }: { person: SignedInPerson }) {
  const t = useT();
  return (
    <details className="account-menu">
      <summary aria-label={t("common.account-menu", { name: person.name })}>
        <span className="avatar" aria-hidden="true">
          {initials(person.name)}
        </span>
        <span className="account-menu__name">{person.name}</span>
      </summary>
      <div className="account-menu__panel">
        <p>
          <strong>{person.name}</strong>
          <br />
          {person.email}
        </p>
        {person.roles.length > 0 && (
          <p className="account-menu__roles">
            {person.roles.map((role) => t(role === "administrator" ? "common.role-administrator" : "common.role-reviewer")).join(", ")}
          </p>
        )}
        <ul className="account-menu__links">
          <li>
            <Link to="/account">{t("common.account-own")}</Link>
          </li>
          <li>
            <Link to="/account/notices">{t("common.account-notices")}</Link>
          </li>
          {person.roles.includes("administrator") && (
            <li>
              <Link to="/administration">{t("common.account-administration")}</Link>
            </li>
          )}
        </ul>
        <Form method="post" action="/sign-out">
          <button type="submit" className="button button--secondary button--small">
            {t("common.sign-out")}
          </button>
        </Form>
      </div>
    </details>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => /^./u.exec(word)![0].toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("");

/** Several voices, one text: three strokes that end on one line. */
function Mark() {
  return (
    <svg className="wordmark__mark" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
      <path
        d="M5 4v9a5 5 0 0 0 5 5h4M14 4v14M23 4v9a5 5 0 0 1-5 5h-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path d="M5 24h18" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
