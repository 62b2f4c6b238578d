import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import { anchorsIn, type BlockTexts, type QuotedRange, type TextRange } from "~/app/domain/document/anchors.js";
import { blockTexts, rangesOf, type Thread } from "~/app/domain/threads/threads.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { createThreadStore, type Threads, type ThreadStore } from "./store.js";

/** A thread and where its text stands now; no ranges when that is gone. */
export interface PlacedThread extends Thread {
  places: TextRange[];
}

/** What a comment that is being written is about. */
export interface Draft {
  scope: Thread["scope"];
  ranges: QuotedRange[];
}

interface Discussion extends Omit<Threads, "threads"> {
  /** In the order of the text; those without text last. */
  threads: PlacedThread[];
  store: ThreadStore;
  texts: BlockTexts;
  draft: Draft | null;
  setDraft(draft: Draft | null): void;
  /** The thread that the reader looks at. */
  current: string | null;
  show(threadId: string | null): void;
}

const DiscussionContext = createContext<Discussion | null>(null);

export function useDiscussion(): Discussion {
  const discussion = useContext(DiscussionContext);
  if (!discussion) throw new Error("outside the discussion");
  return discussion;
}

const AFTER_ALL = Number.MAX_SAFE_INTEGER;

function usePlaced(threads: readonly Thread[], texts: BlockTexts): PlacedThread[] {
  const { session } = useWorkspace();
  return useMemo(() => {
    if (threads.length === 0) return [];
    const anchors = anchorsIn(session.doc);
    const order = new Map([...texts.keys()].map((id, i) => [id, i]));
    const placed = threads.map((thread) => ({ ...thread, places: rangesOf(thread, anchors, texts) }));
    const position = ({ places: [first] }: PlacedThread) => (first ? (order.get(first.block) ?? 0) : AFTER_ALL);
    return placed.sort((a, b) => position(a) - position(b) || (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0));
  }, [threads, session, texts]);
}

/** Comments beside the text: read, placed and written by everything inside. */
export function Discussion({ children }: { children: ReactNode }) {
  const { facts, session } = useWorkspace();
  const isSummary = facts.summary !== undefined;
  const [store, setStore] = useState<ThreadStore | null>(null);
  // before anything is painted: the text that stands on the page must not vanish in between
  useLayoutEffect(() => {
    const opened = createThreadStore(isSummary ? null : facts.submissionId, session);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the store lives as long as the effect does
    setStore(opened);
    return () => opened.destroy();
  }, [facts.submissionId, isSummary, session]);
  return store && <WithStore store={store}>{children}</WithStore>;
}

function WithStore({ store, children }: { store: ThreadStore; children: ReactNode }) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { document } = useAnalysis();
  const texts = useMemo(() => blockTexts(document.blocks), [document]);
  const threads = usePlaced(state.threads, texts);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const value = useMemo(
    () => ({ ...state, threads, texts, store, draft, setDraft, current, show: setCurrent }),
    [state, threads, texts, store, draft, current],
  );
  return <DiscussionContext.Provider value={value}>{children}</DiscussionContext.Provider>;
}
