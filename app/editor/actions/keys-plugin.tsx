import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, KEY_TAB_COMMAND, mergeRegister } from "lexical";
import { useEffect } from "react";
import { $selectedBlocks } from "../commands.js";
import type { ActionContext } from "./actions.js";
import { $moveLevel } from "./edits.js";
import { actionOfKeys, isApple } from "./keys.js";

/** Tab changes the level of bullets for as long as there is another; then, and everywhere else, it leaves the text, as on any page. */
function $tab(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  const blocks = $selectedBlocks();
  if (!$isRangeSelection(selection) || !blocks.some((block) => block.getKind() === "bullet")) return false;
  if (!blocks.every((block) => block.getKind() === "bullet") || !$moveLevel(event.shiftKey ? -1 : 1)) return false;
  event.preventDefault();
  return true;
}

/** The keys of all actions. */
export function Keys({ context }: { context: ActionContext }) {
  useEffect(() => {
    const apple = isApple();
    return mergeRegister(
      context.editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const action = actionOfKeys(event, apple);
          if (!action) return false;
          event.preventDefault();
          action.run(context);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      context.editor.registerCommand(KEY_TAB_COMMAND, $tab, COMMAND_PRIORITY_HIGH),
    );
  }, [context]);
  return null;
}
