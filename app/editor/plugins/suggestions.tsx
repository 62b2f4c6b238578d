import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { aboutWords } from "~/app/domain/threads/changes.js";
import { differences, wordsChange } from "~/app/domain/threads/word-changes.js";
import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { useSuggesting } from "../suggesting/context.js";
import { rangeIn } from "../text-places.js";
import { useDiscussion } from "../threads/context.js";
import { placedChange } from "../threads/placed-change.js";

const REMOVED = "suggested-removed";

/** Shows open suggestions in the text: what would go struck through, what would come below its paragraph. The document is not touched. */
export function Suggestions() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { fork } = useSuggesting();
  const { threads, texts } = useDiscussion();
  useEffect(() => {
    if (!("highlights" in CSS) || fork) return;
    const open = threads.flatMap((thread) => {
      const change = placedChange(thread);
      return change ? [{ change, name: thread.author.name }] : [];
    });
    const lines = new Map<string, string[]>();
    for (const { change, name } of open) {
      const { kind, range, proposed } = change;
      const to = kind === "style" ? t(`writing.kind-${proposed}` as MessageKey) : proposed;
      const shown = kind === "replace" ? wordsChange(range.quote, proposed) : kind;
      const line = t(`comments.line-${shown}`, { name, from: range.quote, to });
      lines.set(range.block, [...(lines.get(range.block) ?? []), line]);
    }
    const write = () => {
      const ranges: Range[] = [];
      for (const { change } of open) {
        const block = document.getElementById(`block-${change.range.block}`);
        const { block: id, start: first, end, quote } = change.range;
        const now = texts.get(id)?.slice(first, end) ?? "";
        const struck = now === quote ? differences(quote, change.proposed) : [{ start: 0, removed: now }];
        for (const { start, removed } of aboutWords(change.kind) ? struck : []) {
          const from = first + start;
          const range = block && removed ? rangeIn(block, from, from + removed.length) : null;
          if (range) ranges.push(range);
        }
      }
      CSS.highlights.set(REMOVED, new Highlight(...ranges));
      for (const block of editor.getRootElement()?.children ?? []) {
        if (!(block instanceof HTMLElement)) continue;
        const line = lines.get(block.id.replace(/^block-/, ""))?.join("\n");
        if (line === block.dataset.suggested) continue;
        if (line) block.dataset.suggested = line;
        else delete block.dataset.suggested;
      }
    };
    write();
    const stop = editor.registerUpdateListener(write);
    return () => {
      stop();
      CSS.highlights.delete(REMOVED);
      for (const block of editor.getRootElement()?.children ?? []) if (block instanceof HTMLElement) delete block.dataset.suggested;
    };
  }, [editor, fork, threads, texts, t]);
  return null;
}
