import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useEffect, useState } from "react";
import type { TextRange } from "~/app/domain/document/anchors.js";
import { isOpen } from "~/app/domain/threads/threads.js";
import { useT } from "~/app/i18n/react.js";
import { offsetIn, rangeIn } from "../text-places.js";
import { type PlacedThread, useDiscussion } from "../threads/context.js";
import { selectedText, wholeBlock } from "../threads/selection.js";
import { useStep } from "../threads/step.js";
import { useWorkspace } from "../workspace.js";

const COMMENTED = "commented";
const CURRENT = "commented-current";

function highlight(name: string, places: readonly TextRange[]) {
  const ranges = places.flatMap(({ block: id, start, end }) => {
    const block = document.getElementById(`block-${id}`);
    const range = block && end > start ? rangeIn(block, start, end) : null;
    return range ? [range] : [];
  });
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** Marks the words that are commented on, without touching the document. */
function useHighlights(threads: readonly PlacedThread[], current: string | null, draft: readonly TextRange[]) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const open = threads.filter((thread) => (isOpen(thread) && !thread.suggestion) || thread.id === current);
    let frame = 0;
    const draw = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        highlight(
          COMMENTED,
          open.flatMap(({ places }) => places),
        );
        highlight(CURRENT, [...open.filter(({ id }) => id === current).flatMap(({ places }) => places), ...draft]);
      });
    };
    draw();
    const stop = editor.registerUpdateListener(draw);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(COMMENTED);
      CSS.highlights.delete(CURRENT);
    };
  }, [editor, threads, current, draft]);
}

/** The thread whose words the cursor stands in; the shortest where several overlap. */
function threadAt(threads: readonly PlacedThread[], root: HTMLElement | null): PlacedThread | null {
  const { anchorNode: node, anchorOffset } = getSelection() ?? {};
  if (!root || !node || anchorOffset === undefined || !root.contains(node)) return null;
  const block = [...root.children].find((child) => child.contains(node));
  if (!block) return null;
  const at = offsetIn(block, node, anchorOffset);
  const id = block.id.replace(/^block-/, "");
  const size = ({ places }: PlacedThread) => places.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    threads
      .filter((thread) => isOpen(thread) && thread.places.some((place) => place.block === id && place.start <= at && at <= place.end))
      .sort((a, b) => size(a) - size(b))[0] ?? null
  );
}

/** Begins a comment on the selected words, or else on the block that the cursor is in. */
function useBegin() {
  const [editor] = useLexicalComposerContext();
  const { currentBlock, showPanel } = useWorkspace();
  const { setDraft, texts, mayComment } = useDiscussion();
  return useCallback(() => {
    if (!mayComment) return;
    setDraft(selectedText(editor.getRootElement()) ?? wholeBlock(currentBlock, texts));
    showPanel("comments");
    // the panel may still be on its way: what is typed meanwhile would go into the text, over the very words
    document.getElementById("panel")?.focus({ preventScroll: true });
  }, [editor, currentBlock, showPanel, setDraft, texts, mayComment]);
}

/** Comments in the text: what is highlighted, what is read out, and the keys. */
export function Comments() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { showPanel } = useWorkspace();
  const { threads, current, show, draft } = useDiscussion();
  const begin = useBegin();
  const step = useStep();
  const [within, setWithin] = useState<string | null>(null);
  useHighlights(threads, current, draft?.ranges ?? NOTHING);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.getModifierState("AltGraph")) return;
      const act = { KeyM: begin, KeyJ: () => step(1), KeyK: () => step(-1) }[event.code];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [begin, step]);

  useEffect(() => {
    const follow = () => setWithin(threadAt(threads, editor.getRootElement())?.id ?? null);
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, [editor, threads]);
  useEffect(() => {
    if (within) show(within);
  }, [within, show]);
  useEffect(() => {
    const open = () => {
      const thread = getSelection()?.isCollapsed && threadAt(threads, editor.getRootElement());
      if (thread) showPanel("comments");
    };
    return editor.registerRootListener((root, previous) => {
      previous?.removeEventListener("click", open);
      root?.addEventListener("click", open);
    });
  }, [editor, threads, showPanel]);

  const thread = threads.find(({ id }) => id === within);
  return (
    <p role="status" className="visually-hidden">
      {thread &&
        (thread.suggestion
          ? t("comments.in-suggestion", { name: thread.author.name, text: thread.suggestion.proposed })
          : t("comments.in-comment", { name: thread.author.name, text: thread.messages[0]?.body ?? "" }))}
    </p>
  );
}

const NOTHING: readonly TextRange[] = [];

/** Always at hand, whether one writes or reads, on a phone too. */
export function CommentButton() {
  const t = useT();
  const { mayComment } = useDiscussion();
  const begin = useBegin();
  if (!mayComment) return null;
  return (
    // the press must not take the selection away
    <button
      type="button"
      className="button button--small button--secondary"
      title={t("comments.add-hint")}
      onMouseDown={(event) => event.preventDefault()}
      onClick={begin}
    >
      {t("comments.add")}
    </button>
  );
}
