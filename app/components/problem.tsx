import { isRouteErrorResponse, Link, useLocation } from "@remix-run/react";
import type { Refusal } from "~/app/domain/refusal.js";
import { useT } from "~/app/i18n/react.js";
import { Page } from "./page.js";
import { refusalText } from "./refusal-text.js";

const refusalOf = (data: unknown): Pick<Refusal, "code" | "params"> | null =>
  typeof data === "object" && data !== null && "refusal" in data ? (data.refusal as Pick<Refusal, "code" | "params">) : null;

/** The page that stands for an error: what happened in plain words and a way on; never what went wrong inside. */
export function Problem({ error, email }: { error: unknown; email?: string }) {
  const t = useT();
  const here = useLocation();
  const { status, title, text } = describe();
  return (
    <Page narrow title={title} eyebrow={status}>
      <p>{text}</p>
      <p className="actions">
        {status === undefined && (
          <Link to={here} className="button button--primary">
            {t("common.try-again")}
          </Link>
        )}
        <Link to="/" className="button button--secondary">
          {t("common.back-home")}
        </Link>
        {!email && (status === 401 || status === 403) && (
          <Link to="/sign-in" className="button button--primary">
            {t("common.sign-in")}
          </Link>
        )}
      </p>
    </Page>
  );

  function describe(): { status?: number; title: string; text: string } {
    if (!isRouteErrorResponse(error)) {
      // a browser that knows that it has no connection could not ask for the page
      if (typeof document !== "undefined" && !navigator.onLine)
        return { title: t("common.problem-offline"), text: t("common.problem-offline-text") };
      return { status: 500, title: t("common.problem-unexpected"), text: t("common.problem-unexpected-text") };
    }
    const { status } = error;
    const refusal = refusalOf(error.data);
    if (status === 404 && (!refusal || refusal.code === "not-found"))
      return {
        status,
        title: t("common.problem-not-found"),
        text: email ? t("common.problem-not-found-for", { email }) : t("common.problem-not-found-text"),
      };
    if (status === 403) {
      return {
        status,
        title: t("common.problem-forbidden"),
        text: email ? t("common.problem-forbidden-text", { email }) : t("common.problem-forbidden-signed-out"),
      };
    }
    if (refusal) return { status, title: t("common.problem-refused"), text: refusalText(t, refusal) };
    const known = { 405: "common.problem-method", 413: "common.problem-too-large", 429: "common.problem-too-many" } as const;
    if (status in known) return { status, title: t("common.problem-refused"), text: t(known[status as keyof typeof known]) };
    return { status, title: t("common.problem-unexpected"), text: t("common.problem-unexpected-text") };
  }
}
