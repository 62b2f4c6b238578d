import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createRangeSelection,
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
import { $isBlockNode } from "../nodes/block-node.js";
import { $isEndnoteNode } from "../nodes/endnote-node.js";
import { useAnalysis, useSessionStatus, useWorkspace } from "../workspace.js";

/** The commands that take away from the cursor on; each carries whether backwards. */
const DELETING: LexicalCommand<boolean>[] = [DELETE_CHARACTER_COMMAND, DELETE_LINE_COMMAND, DELETE_WORD_COMMAND];
/** Every other command that changes text at the cursor; what they carry makes no difference here. */
const WRITING = [
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
] as unknown as LexicalCommand<unknown>[];

const $inLocked = (locked: ReadonlyMap<string, string>) => $selectedBlocks().some((block) => locked.has(block.getId()));

/** Whether a deletion at the cursor would merge its block with a locked one before or behind it. */
function $wouldMerge(locked: ReadonlyMap<string, string>, isBackward: boolean): boolean {
  const selection = $getSelection();
  const [block] = $selectedBlocks();
  if (!block || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const neighbour = isBackward ? block.getPreviousSibling() : block.getNextSibling();
  if (!$isBlockNode(neighbour) || !locked.has(neighbour.getId())) return false;
  const rest = $createRangeSelection();
  rest.anchor.set(selection.anchor.key, selection.anchor.offset, selection.anchor.type);
  rest.focus.set(block.getKey(), isBackward ? 0 : block.getChildrenSize(), "element");
  return rest.getTextContent() === "" && rest.getNodes().every((node) => !$isEndnoteNode(node));
}

/** Keeps the keyboard out of sections that are locked to other organisations, and says so; the server refuses what comes all the same. */
export function LockedSections() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session, facts, currentBlock } = useWorkspace();
  const { locked: headings } = useSessionStatus(session);
  const { document } = useAnalysis();
  const ownerOf = (heading: string) =>
    facts.partners.find(({ id }) => id === planOf(facts.plan, heading).organisationId)?.name ?? t("plan.locked-other");
  const sections = sectionsOf(document.blocks).filter(({ heading }) => headings.includes(heading));
  const key = JSON.stringify(
    sections.flatMap(({ heading, blocks }) =>
      blocks.map(({ id }, i) => [id, i === 0 ? t("plan.locked-to", { organisation: ownerOf(heading) }) : ""]),
    ),
  );
  /** The blocks of locked sections; the first of each with the words that say to whom. */
  const locked = useMemo(() => new Map(JSON.parse(key) as [string, string][]), [key]);
  useEffect(() => {
    const mark = (blocks = locked) => {
      for (const block of editor.getRootElement()?.children ?? []) {
        if (!(block instanceof HTMLElement)) continue;
        const label = blocks.get(block.id.replace(/^block-/, ""));
        if (label === block.dataset.locked) continue;
        if (label === undefined) {
          block.removeAttribute("contenteditable");
          delete block.dataset.locked;
        } else {
          block.contentEditable = "false";
          block.dataset.locked = label;
        }
      }
    };
    if (locked.size === 0) return;
    mark();
    const guard = (event: unknown) => {
      if (!$inLocked(locked)) return false;
      if (event instanceof Event) event.preventDefault();
      return true;
    };
    const guardDeleting = (isBackward: boolean) => $inLocked(locked) || $wouldMerge(locked, isBackward);
    return mergeRegister(
      () => mark(new Map()),
      editor.registerUpdateListener(() => mark()),
      ...WRITING.map((command) => editor.registerCommand(command, guard, COMMAND_PRIORITY_CRITICAL)),
      ...DELETING.map((command) => editor.registerCommand(command, guardDeleting, COMMAND_PRIORITY_CRITICAL)),
    );
  }, [editor, locked]);
  const here = currentBlock !== null && locked.has(currentBlock) ? sectionOf(document.blocks, currentBlock) : null;
  return (
    <p className="tools__locked" role="status" hidden={here === null}>
      {here !== null && t(facts.mayPlan ? "plan.locked-lead" : "plan.locked-here", { organisation: ownerOf(here) })}
    </p>
  );
}
