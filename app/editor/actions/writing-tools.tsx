import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useMemo, useState } from "react";
import { Dialogs } from "../dialogs/dialogs.js";
import { FindBar, NOTHING_SOUGHT } from "../find/find-bar.js";
import { PasteNotice } from "../paste/paste-notice.js";
import { LockedSections } from "../plugins/locked-sections.js";
import { useWorkspace } from "../workspace.js";
import type { ActionContext, DialogName } from "./actions.js";
import { Keys } from "./keys-plugin.js";
import { SlashMenu } from "./slash-menu.js";
import { Toolbar } from "./toolbar.js";
import { Typed } from "./typed.js";

/**
 * Everything that is offered to somebody who may write: toolbar, keys, slash menu, dialogs, finding and pasting. None of it is loaded later:
 * what is typed right after its key would go into the text.
 */
export function WritingTools() {
  const [editor] = useLexicalComposerContext();
  const { session, editNote } = useWorkspace();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [sought, setSought] = useState(NOTHING_SOUGHT);
  const context = useMemo<ActionContext>(() => ({ editor, session, editNote, openDialog: setDialog }), [editor, session, editNote]);
  const close = useCallback(() => {
    setDialog(null);
    editor.focus();
  }, [editor]);
  return (
    <>
      <div className="tools">
        <Toolbar context={context} />
        {dialog === "find" && <FindBar sought={sought} onSeek={setSought} onClose={close} />}
        <PasteNotice />
        <LockedSections />
      </div>
      {dialog && dialog !== "find" && <Dialogs name={dialog} context={context} onClose={close} />}
      <Keys context={context} />
      <Typed context={context} />
      <SlashMenu context={context} />
    </>
  );
}
