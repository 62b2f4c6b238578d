import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useWorkspace } from "../workspace.js";
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

/** Whether what is typed goes into the text or into a draft beside it. */
export function SuggestingMode({ children }: { children: ReactNode }) {
  const { session } = useWorkspace();
  const [fork, setFork] = useState<Fork | null>(null);
  useEffect(() => () => fork?.destroy(), [fork]);
  const begin = useCallback(() => setFork(forkOf(session.doc)), [session]);
  const end = useCallback(() => setFork(null), []);
  const value = useMemo(() => ({ fork, begin, end }), [fork, begin, end]);
  return <SuggestingContext.Provider value={value}>{children}</SuggestingContext.Provider>;
}
