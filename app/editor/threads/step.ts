import { isOpen } from "~/app/domain/threads/threads.js";
import { useCallback } from "react";
import { useWorkspace } from "../workspace.js";
import { useDiscussion } from "./context.js";
import { goToRange } from "./go-to-range.js";

/** Goes to the next open thread of the text, or the one before: its words and its card. */
export function useStep(): (by: 1 | -1) => void {
  const { showPanel } = useWorkspace();
  const { threads, current, show } = useDiscussion();
  return useCallback(
    (by) => {
      const open = threads.filter((thread) => isOpen(thread) && thread.places.length > 0);
      const at = open.findIndex(({ id }) => id === current);
      const next = open[(at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by + open.length) % open.length];
      if (!next) return;
      showPanel("comments");
      show(next.id);
      goToRange(next.places[0]!);
    },
    [threads, current, show, showPanel],
  );
}
