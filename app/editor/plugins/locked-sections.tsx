import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
} from "lexical";
import { useEffect, useMemo } from "react";
import { planOf, sectionOf, sectionsOf } from "~/app/domain/submission/plan.js";
import { useT } from "~/app/i18n/react.js";
import { $selectedBlocks } from "../commands.js";
import { useAnalysis, useSessionStatus, useWorkspace } from "../workspace.js";

/** Every command that changes text at the cursor; what they carry makes no difference here. */
const WRITING = [
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
] as unknown as LexicalCommand<unknown>[];

/** Whether writing here would touch a locked block: one that is selected, or one into which the cursor's block would be merged. */
function $touches(locked: ReadonlySet<string>): boolean {
  const blocks = $selectedBlocks();
  if (blocks.some((block) => locked.has(block.getId()))) return true;
  const selection = $getSelection();
  const first = blocks[0];
  if (!first || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const before = first.getPreviousSibling<(typeof blocks)[number]>();
  return (
    selection.anchor.offset === 0 &&
    before !== null &&
    locked.has(before.getId()) &&
    first.getTextContent().startsWith(selection.anchor.getNode().getTextContent())
  );
}

/** Keeps the keyboard out of sections that are locked to other organisations, and says so; the server refuses what comes all the same. */
export function LockedSections() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session, facts, currentBlock } = useWorkspace();
  const { locked: headings } = useSessionStatus(session);
  const { document } = useAnalysis();
  const key = sectionsOf(document.blocks)
    .filter(({ heading }) => headings.includes(heading))
    .flatMap(({ blocks }) => blocks.map(({ id }) => id))
    .join(" ");
  const locked = useMemo(() => new Set(key.split(" ").filter(Boolean)), [key]);
  useEffect(() => {
    const mark = (blocks: ReadonlySet<string> = locked) => {
      for (const block of editor.getRootElement()?.children ?? []) {
        if (!(block instanceof HTMLElement)) continue;
        const is = blocks.has(block.id.replace(/^block-/, ""));
        if (is === (block.dataset.locked === "true")) continue;
        if (is) {
          block.contentEditable = "false";
          block.dataset.locked = "true";
        } else {
          block.removeAttribute("contenteditable");
          delete block.dataset.locked;
        }
      }
    };
    if (locked.size === 0) return;
    mark();
    const guard = (event: unknown) => {
      if (!$touches(locked)) return false;
      if (event instanceof Event) event.preventDefault();
      return true;
    };
    return mergeRegister(
      () => mark(new Set()),
      editor.registerUpdateListener(() => mark()),
      ...WRITING.map((command) => editor.registerCommand(command, guard, COMMAND_PRIORITY_CRITICAL)),
    );
  }, [editor, locked]);
  const here = currentBlock !== null && locked.has(currentBlock) ? sectionOf(document.blocks, currentBlock) : null;
  const owner = facts.partners.find(({ id }) => here !== null && id === planOf(facts.plan, here).organisationId);
  return (
    <p className="tools__locked" role="status" hidden={here === null}>
      {here !== null && t(facts.mayPlan ? "plan.locked-lead" : "plan.locked-here", { organisation: owner?.name ?? t("plan.locked-other") })}
    </p>
  );
}
