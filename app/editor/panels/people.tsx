import { useT } from "~/app/i18n/react.js";
import type { SessionStatus } from "../collaboration/session.js";

const initials = (name: string) =>
  name
    .split(/\s+/u)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("");

/** Who has the text open: name, organisation and the colour of the cursor; a list also for those who do not see colours. */
export function People({ status, userId, me }: { status: SessionStatus; userId: string; me: { name: string; organisation: string } }) {
  const t = useT();
  const others = [
    ...new Map(status.participants.filter((person) => person.userId !== userId).map((person) => [person.userId, person])).values(),
  ];
  return (
    <details className="people">
      <summary>
        <span className="people__faces" aria-hidden="true">
          {others.slice(0, 5).map((person) => (
            <span key={person.userId} className="people__face" data-colour={person.colour}>
              {initials(person.name)}
            </span>
          ))}
        </span>
        {t("editor.here", { count: others.length + 1 })}
      </summary>
      <ul aria-label={t("editor.people")}>
        <li>
          {me.name}
          {me.organisation && ` · ${me.organisation}`} ({t("editor.you")})
        </li>
        {others.map((person) => (
          <li key={person.userId}>
            <span className="people__face" data-colour={person.colour} aria-hidden="true">
              {initials(person.name)}
            </span>{" "}
            {person.name}
            {person.organisation && ` · ${person.organisation}`}
            {!person.mayWrite && ` (${t("editor.reading")})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
