import { useEffect, useState, useSyncExternalStore } from "react";
import { sectionOf } from "~/app/domain/submission/plan.js";
import { useT } from "~/app/i18n/react.js";
import { blockAt } from "../collaboration/where.js";
import type { Session, SessionStatus } from "../collaboration/session.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { useSectionName } from "./section-name.js";

const initials = (name: string) =>
  name
    .split(/\s+/u)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("");

/** In which block each of the others is, by user id; told anew as they move. */
function usePlaces({ presence, doc }: Session): ReadonlyMap<string, string> {
  const key = useSyncExternalStore(
    (listener) => {
      presence.awareness.on("update", listener);
      return () => presence.awareness.off("update", listener);
    },
    () =>
      [...presence.awareness.getStates().values()]
        .flatMap((state) => {
          const userId = (state.awarenessData as { userId?: string } | undefined)?.userId;
          const block = userId && blockAt(doc, state.anchorPos);
          return block ? [`${userId} ${block}`] : [];
        })
        .join("\n"),
  );
  return new Map(
    key
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split(" ") as [string, string]),
  );
}

/** The view goes where somebody else is, until one scrolls or types oneself. */
function useFollowing(block: string | undefined, active: boolean, stop: () => void) {
  useEffect(() => {
    if (!active || !block) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    document.getElementById(`block-${block}`)?.scrollIntoView({ block: "center", behavior });
  }, [active, block]);
  useEffect(() => {
    if (!active) return;
    const own = ["wheel", "touchmove", "keydown"] as const;
    for (const name of own) addEventListener(name, stop, { passive: true });
    return () => own.forEach((name) => removeEventListener(name, stop));
  }, [active, stop]);
}

/** Who has the text open and where: name, organisation and section, for everybody, and the colour of the cursor for those who see it. */
export function People({ status, userId, me }: { status: SessionStatus; userId: string; me: { name: string; organisation: string } }) {
  const t = useT();
  const { session } = useWorkspace();
  const { document: text } = useAnalysis();
  const sectionName = useSectionName();
  const places = usePlaces(session);
  const [followed, setFollowed] = useState<string | null>(null);
  const [stop] = useState(() => () => setFollowed(null));
  const others = [
    ...new Map(status.participants.filter((person) => person.userId !== userId).map((person) => [person.userId, person])).values(),
  ];
  const leader = others.find((person) => person.userId === followed);
  useFollowing(places.get(followed ?? ""), leader !== undefined, stop);
  const where = (id: string) => {
    const block = places.get(id);
    const section = block && sectionOf(text.blocks, block);
    return typeof section === "string" ? t("plan.where", { section: sectionName(section) }) : null;
  };
  return (
    <>
      <p className="people__following" role="status">
        {leader && t("plan.following", { name: leader.name })}
      </p>
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
              {where(person.userId) && <span className="people__where">{where(person.userId)}</span>}
              {places.has(person.userId) && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={t(followed === person.userId ? "plan.unfollow" : "plan.follow-label", { name: person.name })}
                  onClick={() => setFollowed(followed === person.userId ? null : person.userId)}
                >
                  {followed === person.userId ? t("plan.unfollow", { name: person.name }) : t("plan.follow")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
