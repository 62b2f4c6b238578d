import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useWorkspace, WorkspaceContext } from "../workspace.js";
import { type Fork, forkOf } from "./fork.js";

interface Suggesting {
  /** The draft in which suggestions are being written; null while one writes, or reads, the text itself. */
  fork: Fork | null;
  begin(): void;
  end(): void;
}

const SuggestingContext = createContext<Suggesting | null>(null);

export function useSuggesting(): Suggesting {
  const suggesting = useContext(SuggestingContext);
  if (!suggesting) throw new Error("outside the suggesting");
  return suggesting;
}

/**
 * Whether what is typed goes into the text or into a draft beside it. While it goes there, nothing beside the text (endnotes, the outline,
 * links) writes in the text either: whoever suggests means to change nothing for the others yet.
 */
export function SuggestingMode({ children }: { children: ReactNode }) {
  const workspace = useWorkspace();
  const { session } = workspace;
  const [fork, setFork] = useState<Fork | null>(null);
  useEffect(() => () => fork?.destroy(), [fork]);
  const begin = useCallback(() => setFork(forkOf(session.doc)), [session]);
  const end = useCallback(() => setFork(null), []);
  const value = useMemo(() => ({ fork, begin, end }), [fork, begin, end]);
  const inside = useMemo(
    () =>
      fork
        ? { ...workspace, mayWrite: false, noteInText: null, editNote: (noteId: string | null) => workspace.editNote(noteId, "panel") }
        : workspace,
    [fork, workspace],
  );
  return (
    <SuggestingContext.Provider value={value}>
      <WorkspaceContext.Provider value={inside}>{children}</WorkspaceContext.Provider>
    </SuggestingContext.Provider>
  );
}
