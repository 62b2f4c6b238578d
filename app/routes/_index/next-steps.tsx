import { Link } from "@remix-run/react";
import { formatDateTime } from "~/app/i18n/format.js";
import { useT } from "~/app/i18n/react.js";
import type { HomeData } from "./types.js";

interface Step {
  to: string;
  title: string;
  text: string;
}

/** What the person can do now, the most pressing first; nothing where nothing waits. */
export function NextSteps({
  organisations,
  submissions,
  starting,
  reviewer,
}: Pick<HomeData, "organisations" | "submissions" | "starting"> & { reviewer: boolean }) {
  const t = useT();
  const steps: Step[] = [
    ...submissions
      .filter(({ waitsForMe }) => waitsForMe)
      .map(({ id, title }) => ({
        to: `/submissions/${id}/sign-off`,
        title: t("account.next-sign", { title }),
        text: t("account.next-sign-text"),
      })),
    ...submissions
      .filter(({ readyToFile }) => readyToFile)
      .map(({ id, title, deadline }) => ({
        to: `/submissions/${id}/file`,
        title: t("account.next-file", { title }),
        text: t("account.next-file-text", { deadline: formatDateTime(deadline) }),
      })),
    ...submissions
      .filter(({ state, used, limit }) => used > limit && (state === "draft" || state === "sign-off"))
      .map(({ id, title, used, limit }) => ({
        to: `/submissions/${id}/write`,
        title: t("account.next-over", { title, count: used - limit }),
        text: t("account.next-over-text"),
      })),
    ...starting.map(({ id, name }) => ({
      to: `/coalitions/${id}`,
      title: t("account.next-start", { coalition: name }),
      text: t("account.next-start-text"),
    })),
  ];
  const outsider = !reviewer && submissions.length === 0 && starting.length === 0;
  if (outsider && organisations === 0)
    steps.push({ to: "/organisations/new", title: t("account.next-organisation"), text: t("account.next-organisation-text") });
  if (outsider) steps.push({ to: "/reviews", title: t("account.next-found"), text: t("account.next-found-text") });
  if (steps.length === 0) return null;
  return (
    <section className="next-steps flow" aria-labelledby="next-steps">
      <h2 id="next-steps">{t("account.next-steps")}</h2>
      <ol>
        {steps.map(({ to, title, text }) => (
          <li key={to + title}>
            <Link to={to}>{title}</Link>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
