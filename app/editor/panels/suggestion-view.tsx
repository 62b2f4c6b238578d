import { useId, useState } from "react";
import type { RefusalCode } from "~/app/domain/refusal.js";
import { aboutWords } from "~/app/domain/threads/changes.js";
import { changeOf, type Decision, quotation } from "~/app/domain/threads/threads.js";
import { merged } from "~/app/domain/threads/merged.js";
import { differences, wordsChange } from "~/app/domain/threads/word-changes.js";
import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { useInWriting } from "../in-writing.js";
import { type PlacedThread, useDiscussion } from "../threads/context.js";
import { useWorkspace } from "../workspace.js";

/** One text and what it becomes: what goes struck through, what comes underlined, both named for those who do not see that. */
function Difference({ from, to }: { from: string; to: string }) {
  const t = useT();
  const parts = [];
  let at = 0;
  for (const { start, removed, added } of differences(from, to)) {
    parts.push(from.slice(at, start));
    if (removed)
      parts.push(
        <del key={`d${String(start)}`}>
          <bdi className="visually-hidden">{t("comments.out")} </bdi>
          {removed}
        </del>,
      );
    if (added)
      parts.push(
        <ins key={`i${String(start)}`}>
          <bdi className="visually-hidden">{t("comments.in")} </bdi>
          {added}
        </ins>,
      );
    at = start + removed.length;
  }
  return (
    <p className="suggestion__words" dir="auto">
      {parts}
      {from.slice(at)}
    </p>
  );
}

/** What stands now where a suggestion was made; null when that place is gone. */
function useWordsNow({ places, suggestion }: PlacedThread): string | null {
  const { texts } = useDiscussion();
  const [place] = places;
  const text = place && texts.get(place.block);
  if (text === undefined || (suggestion?.kind === "replace" && places.length > 1)) return null;
  return suggestion?.kind === "replace" ? text.slice(place!.start, place!.end) : text;
}

/** A suggestion in its thread: what it changes, and what can be decided. */
export function SuggestionView({ thread }: { thread: PlacedThread }) {
  const t = useT();
  const { facts } = useWorkspace();
  const { store, mayDecide, maySuggest } = useDiscussion();
  const [typed, keep] = useInWriting(`wording ${thread.id}`);
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  // the text changes before the suggestion reads "accepted"
  const [deciding, setDeciding] = useState(false);
  const change = changeOf(thread);
  const now = useWordsNow(thread);
  if (!change || !thread.suggestion) return null;
  const { kind, proposed } = change;
  const { decided } = thread.suggestion;
  const base = quotation(thread);
  const moved = !decided && !deciding && now !== base && (aboutWords(kind) || now === null);
  const decide = async (decision: Decision, merge?: { seen: string; wording: string }) => {
    setDeciding(true);
    const code = await store.send({ intent: "decide", threads: [thread.id], decision, merge });
    setRefused(code);
    setDeciding(false);
    if (code === null) keep(null);
  };
  return (
    <div className="suggestion">
      <p className="quiet">{t(`comments.kind-${kind === "replace" ? wordsChange(base, proposed) : kind}`)}</p>
      {kind === "style" ? (
        <p className="suggestion__words">
          <ins>{t(`writing.kind-${proposed}` as MessageKey)}</ins>
        </p>
      ) : kind === "insert" ? (
        <p className="suggestion__words" dir="auto">
          <ins>{proposed}</ins>
        </p>
      ) : (
        <Difference from={base} to={proposed} />
      )}
      {decided && <p className="quiet">{t(`comments.decided-${decided.decision}`, { name: decided.by })}</p>}
      {moved && now === null && <p className="thread__gone">{t("comments.place-gone")}</p>}
      {moved && now !== null && (
        <Merge
          now={now}
          wording={typed ?? merged(base, now, proposed) ?? proposed}
          onType={keep}
          mayDecide={mayDecide && kind === "replace"}
          onAccept={(wording) => void decide("accepted", { seen: now, wording })}
        />
      )}
      {refused && (
        <p role="alert" className="message-form__refused">
          {t(`refusal.${refused}`)}
        </p>
      )}
      {!decided && (
        <p className="thread__actions">
          {mayDecide && !moved && (
            <button type="button" className="button button--small button--primary" onClick={() => void decide("accepted")}>
              {t("comments.accept")}
            </button>
          )}
          {mayDecide && (
            <button type="button" className="button button--small button--secondary" onClick={() => void decide("refused")}>
              {t("comments.refuse")}
            </button>
          )}
          {maySuggest && thread.author.userId === facts.userId && (
            <button type="button" className="link-button" onClick={() => void decide("withdrawn")}>
              {t("comments.withdraw")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface MergeProps {
  now: string;
  wording: string;
  mayDecide: boolean;
  onType(wording: string): void;
  onAccept(wording: string): void;
}

/** The words changed since the suggestion was made: both are shown, and whoever accepts says what shall stand there. */
function Merge({ now, wording, mayDecide, onType, onAccept }: MergeProps) {
  const t = useT();
  const id = useId();
  return (
    <div className="suggestion__merge">
      <p>{t("comments.words-changed")}</p>
      <blockquote className="thread__quote" dir="auto">
        {now}
      </blockquote>
      {mayDecide && (
        <>
          <label htmlFor={id}>{t("comments.merged")}</label>
          <textarea id={id} rows={3} dir="auto" value={wording} onChange={(event) => onType(event.currentTarget.value)} />
          <button type="button" className="button button--small button--primary" onClick={() => onAccept(wording)}>
            {t("comments.accept-merged")}
          </button>
        </>
      )}
    </div>
  );
}
