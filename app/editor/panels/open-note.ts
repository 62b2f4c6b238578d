import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback } from "react";
import { removeMarks } from "../commands.js";
import { useWorkspace } from "../workspace.js";

/** For the open note's place in a list of endnotes: it may come there after it was opened. */
export const bringIntoView = (place: HTMLElement | null): void => place?.scrollIntoView({ block: "nearest" });

/** Goes back to the text from an endnote in the list; a note that nothing was written in goes with its marks. */
export function useLeaveNote(): (noteId: string, isEmpty: boolean) => void {
  const [editor] = useLexicalComposerContext();
  const { editNote } = useWorkspace();
  return useCallback(
    (noteId, isEmpty) => {
      editNote(null);
      if (isEmpty) removeMarks(editor, noteId);
      editor.focus();
    },
    [editor, editNote],
  );
}
