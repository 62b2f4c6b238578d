import { useEffect } from "react";
import { mentionParts, quotation, type ThreadMessage } from "~/app/domain/threads/threads.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { REPLY } from "../in-writing.js";
import { goToRange } from "../threads/go-to-range.js";
import { type PlacedThread, useDiscussion } from "../threads/context.js";
import { useFocusKept } from "../use-focus-kept.js";
import { useAnalysis } from "../workspace.js";
import { MessageForm } from "./message-form.js";
import { SuggestionView } from "./suggestion-view.js";
import { placeName } from "./place.js";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Where one goes on when a thread has been dealt with. */
const neighbour = (card: HTMLElement) => card.nextElementSibling ?? card.previousElementSibling ?? document.getElementById("panel");

interface ThreadCardProps {
  thread: PlacedThread;
  /** Whether an answer to it is being written, and whether that has just begun. */
  replying: boolean;
  begun: boolean;
  onReplying(begins: boolean): void;
}

/** One thread: what it is about, what was said, and what can be done with it. */
export function ThreadCard({ thread, replying, begun, onReplying }: ThreadCardProps) {
  const t = useT();
  const { locale } = useLocale();
  const analysis = useAnalysis();
  const { store, current, show, mayComment } = useDiscussion();
  const card = useFocusKept<HTMLLIElement>(neighbour);
  const isCurrent = current === thread.id;
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent, card]);
  const [place] = thread.places;
  const where = place ? placeName(t, analysis, place.block) : "";
  const author = thread.author.name || t("comments.former");
  const resolve = (resolved: boolean) => void store.send({ intent: "resolve", thread: thread.id, resolved });
  return (
    <li
      ref={card}
      id={`thread-${thread.id}`}
      className="thread"
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      aria-label={t(thread.suggestion ? "comments.suggestion" : "comments.thread", { name: author, place: where })}
      onFocus={() => show(thread.id)}
    >
      {place || thread.suggestion?.decided ? (
        <p className="thread__place">
          <button type="button" className="link-button" onClick={() => place && goToRange(place)}>
            <span className="visually-hidden">{t("comments.show")}: </span>
            {where}
          </button>
        </p>
      ) : (
        <p className="thread__gone">{t("comments.gone")}</p>
      )}
      {thread.suggestion && (
        <>
          <Author author={thread.author} at={thread.at} />
          <SuggestionView thread={thread} />
        </>
      )}
      {!thread.suggestion && quotation(thread) !== "" && (
        <blockquote className="thread__quote" dir="auto">
          {shortened(quotation(thread), place ? 140 : 600)}
        </blockquote>
      )}
      <ol className="thread__messages">
        {thread.messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
      {thread.resolved && (
        <p className="quiet">
          {t("comments.resolved-by", { name: thread.resolved.by, when: formatDateTime(thread.resolved.at, { locale, timeZone: ZONE }) })}
        </p>
      )}
      {replying && (
        <MessageForm
          place={`${REPLY}${thread.id}`}
          autoFocus={begun}
          label={t("comments.reply-label", { name: author })}
          sendLabel={t("comments.reply-send")}
          onSend={async (body) => {
            const refused = await store.send({ intent: "reply", thread: thread.id, body });
            if (!refused) onReplying(false);
            return refused;
          }}
          onCancel={() => onReplying(false)}
        />
      )}
      {mayComment && !replying && (
        <p className="thread__actions">
          <button type="button" className="link-button" onClick={() => onReplying(true)}>
            {t("comments.reply")}
          </button>
          {!thread.suggestion && (
            <button type="button" className="link-button" onClick={() => resolve(!thread.resolved)}>
              {t(thread.resolved ? "comments.reopen" : "comments.resolve")}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

const shortened = (text: string, longest: number) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function Author({ author, at }: Pick<ThreadMessage, "author" | "at">) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <p className="thread__author">
      <strong>{author.name || t("comments.former")}</strong>
      {author.organisation && ` · ${author.organisation}`}{" "}
      <time className="quiet" dateTime={at}>
        {formatDateTime(at, { locale, timeZone: ZONE })}
      </time>
    </p>
  );
}

function Message({ message }: { message: ThreadMessage }) {
  const { people } = useDiscussion();
  const { author, body, at } = message;
  return (
    <li className="thread__message">
      <Author author={author} at={at} />
      <p className="thread__body" dir="auto">
        {mentionParts(body, people).map((part, i) =>
          typeof part === "string" ? (
            part
          ) : (
            <strong key={i} className="thread__mention">
              @{part.name}
            </strong>
          ),
        )}
      </p>
    </li>
  );
}
