import { useT } from "~/app/i18n/react.js";
import type { SignOffView } from "~/server/queries/sign-off.js";

export function History({ history, time }: { history: SignOffView["history"]; time: (iso: string) => string }) {
  const t = useT();
  if (history.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="history">
      <h2 id="history">{t("signoff.history-title")}</h2>
      <ul>
        {history.map((round) => (
          <li key={round.openedAt}>
            {t("signoff.history-reopened", {
              opened: time(round.openedAt),
              closed: time(round.closedAt),
              signed: round.signed,
              refused: round.refused,
            })}
            {round.reasons.map(({ organisation, reason }) => (
              <figure key={organisation} className="reason">
                <figcaption>{t("signoff.reason-of", { organisation })}</figcaption>
                <blockquote dir="auto">{reason}</blockquote>
              </figure>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
