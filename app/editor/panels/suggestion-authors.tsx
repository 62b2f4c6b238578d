import { useState } from "react";
import type { RefusalCode } from "~/app/domain/refusal.js";
import { LIMITS, type Person } from "~/app/domain/threads/threads.js";
import { useT } from "~/app/i18n/react.js";
import { type PlacedThread, useDiscussion } from "../threads/context.js";

/** All open suggestions of one author, accepted or refused at once. */
export function SuggestionAuthors({ threads }: { threads: readonly PlacedThread[] }) {
  const t = useT();
  const { store, mayDecide } = useDiscussion();
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const authors = new Map<string, { author: Person; ids: string[] }>();
  for (const { id, author } of threads) {
    const known = authors.get(author.userId) ?? { author, ids: [] };
    known.ids.push(id);
    authors.set(author.userId, known);
  }
  if (!mayDecide || threads.length < 2) return null;
  const decide = async (ids: string[], decision: "accepted" | "refused") =>
    setRefused(await store.send({ intent: "decide", threads: ids.slice(0, LIMITS.changes), decision }));
  return (
    <div className="suggestion-authors">
      {[...authors.values()].map(({ author, ids }) => (
        <p key={author.userId} className="thread__actions">
          <span>
            {author.name} ({ids.length})
          </span>
          <button
            type="button"
            className="link-button"
            aria-label={t("comments.accept-all-of", { name: author.name })}
            onClick={() => void decide(ids, "accepted")}
          >
            {t("comments.accept-all")}
          </button>
          <button
            type="button"
            className="link-button"
            aria-label={t("comments.refuse-all-of", { name: author.name })}
            onClick={() => void decide(ids, "refused")}
          >
            {t("comments.refuse-all")}
          </button>
        </p>
      ))}
      {refused && (
        <p role="alert" className="message-form__refused">
          {t("comments.some-stayed")} {t(`refusal.${refused}`)}
        </p>
      )}
    </div>
  );
}
