import { useLayoutEffect, useMemo, useState } from "react";
import { isOpen } from "~/app/domain/threads/threads.js";
import { plainText } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { COMMENT, REPLY, usePlacesInWriting } from "../in-writing.js";
import { type Draft, type PlacedThread, useDiscussion } from "../threads/context.js";
import { useStep } from "../threads/step.js";
import { uncover } from "../threads/go-to-range.js";
import { wholeBlock } from "../threads/selection.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { MessageForm } from "./message-form.js";
import { placeName } from "./place.js";
import { SuggestionAuthors } from "./suggestion-authors.js";
import { ThreadCard } from "./thread-card.js";

const FILTERS = ["open", "suggestions", "resolved", "mine"] as const;
type Filter = (typeof FILTERS)[number];

const passes = (filter: Filter, userId: string) => (thread: PlacedThread) => {
  if (filter === "mine") return thread.messages.some(({ mentions }) => mentions.includes(userId));
  if (filter === "suggestions") return thread.suggestion !== null && isOpen(thread);
  return isOpen(thread) === (filter === "open");
};

/** The comments on the text: those that are open, those that are resolved, those that name the reader. */
export function CommentsPanel() {
  const t = useT();
  const { facts, showPanel } = useWorkspace();
  const { threads, draft, loaded, failed, mayComment } = useDiscussion();
  const [filter, setFilter] = useState<Filter>("open");
  const step = useStep();
  const begun = usePlacesInWriting(COMMENT);
  const drafts = [...new Set([...(draft ? [JSON.stringify(draft)] : []), ...begun])];
  const [answering, setAnswering] = useState<ReadonlySet<string>>(new Set());
  const answered = new Set([...answering, ...usePlacesInWriting(REPLY)]);
  const passing = passes(filter, facts.userId);
  // what somebody resolves while another writes an answer to it stays until that is sent
  const shown = threads.filter((thread) => answered.has(thread.id) || passing(thread));
  const answer = (id: string, begins: boolean) =>
    setAnswering((all) => new Set(begins ? [...all, id] : [...all].filter((other) => other !== id)));
  return (
    <div className="comments">
      <p className="comments__close">
        <button type="button" className="link-button" onClick={() => showPanel("outline")}>
          {t("comments.close")}
        </button>
      </p>
      {/* also where it may no longer be sent: the words are there to be copied, and whoever tries is told why not */}
      {drafts.map((one) => (
        <NewThread key={one} draft={one} />
      ))}
      {mayComment && !draft && <Begin />}
      {failed && <p role="status">{t("comments.failed")}</p>}
      {!loaded && !failed && <p className="quiet">{t("comments.loading")}</p>}
      {loaded && threads.length === 0 && <p className="quiet">{t("comments.none")}</p>}
      {threads.length > 0 && (
        <>
          <div className="comments__filter" role="group" aria-label={t("comments.filter")}>
            {FILTERS.map((name) => (
              <button key={name} type="button" aria-pressed={name === filter} onClick={() => setFilter(name)}>
                {t(`comments.${name}`, { count: threads.filter(passes(name, facts.userId)).length })}
              </button>
            ))}
          </div>
          <p className="comments__steps">
            <button type="button" className="link-button" onClick={() => step(-1)}>
              {t("comments.previous")}
            </button>
            <button type="button" className="link-button" onClick={() => step(1)}>
              {t("comments.next")}
            </button>
          </p>
          {shown.length === 0 && <p className="quiet">{t(`comments.none-${filter}`)}</p>}
          {filter === "suggestions" && <SuggestionAuthors threads={threads.filter(passing)} />}
          <ol className="threads">
            {shown.map((thread) => (
              <ThreadCard
                key={thread.id}
                thread={thread}
                replying={answered.has(thread.id)}
                begun={answering.has(thread.id)}
                onReplying={(begins) => answer(thread.id, begins)}
              />
            ))}
          </ol>
        </>
      )}
      <p className="quiet">
        {t("comments.private")} <span className="comments__keys">{t("comments.keys")}</span>
      </p>
    </div>
  );
}

/** Where no words are selected: the block is chosen from a list, so that nobody needs a mouse, or a cursor, to comment. */
function Begin() {
  const t = useT();
  const { currentBlock } = useWorkspace();
  const analysis = useAnalysis();
  const { setDraft, texts } = useDiscussion();
  const [chosen, setChosen] = useState<string | null>(null);
  const blocks = analysis.document.blocks.filter(({ inline }) => plainText(inline).trim() !== "");
  const block = [chosen, currentBlock, blocks[0]?.id].find((id) => blocks.some((one) => one.id === id)) ?? null;
  if (block === null) return <p className="quiet">{t("comments.nowhere")}</p>;
  return (
    <p className="comments__begin">
      <select aria-label={t("comments.about-choose")} value={block} onChange={(event) => setChosen(event.currentTarget.value)}>
        {blocks.map(({ id }) => (
          <option key={id} value={id}>
            {placeName(t, analysis, id)}
          </option>
        ))}
      </select>
      <button type="button" className="button button--small button--secondary" onClick={() => setDraft(wholeBlock(block, texts))}>
        {t("comments.add")}
      </button>
    </p>
  );
}

/** A comment that is being written: on what was chosen last, or on what somebody had begun to comment on before. */
function NewThread({ draft: written }: { draft: string }) {
  const t = useT();
  const analysis = useAnalysis();
  const { store, draft: chosen, setDraft } = useDiscussion();
  const draft = useMemo(() => JSON.parse(written) as Draft, [written]);
  const isChosen = JSON.stringify(chosen) === written;
  useLayoutEffect(() => {
    if (isChosen) uncover(draft.ranges.at(-1)!);
  }, [isChosen, draft]);
  const end = () => isChosen && setDraft(null);
  const quote = draft.ranges.map((range) => range.quote).join("\n");
  const place = placeName(t, analysis, draft.ranges[0]!.block);
  const about = draft.scope === "block" ? place : `${place}, “${quote.slice(0, 40)}”`;
  return (
    <section className="thread thread--new" aria-label={t("comments.add-title", { about })}>
      {draft.scope === "block" ? (
        <p>{t("comments.about-block", { place })}</p>
      ) : (
        <blockquote className="thread__quote" dir="auto" aria-label={t("comments.about")}>
          {quote.length > 200 ? `${quote.slice(0, 200)}…` : quote}
        </blockquote>
      )}
      <MessageForm
        place={COMMENT + written}
        autoFocus={isChosen}
        label={t("comments.body")}
        sendLabel={t("comments.send")}
        onSend={async (body) => {
          const refused = await store.send({ intent: "start", ...draft, body });
          if (!refused) end();
          return refused;
        }}
        onCancel={end}
      />
    </section>
  );
}
