import { useCallback, useEffect, useState } from "react";
import type { CitableSource } from "~/app/domain/mapping/points.js";

export type Sources = { state: "loading" } | { state: "failed"; again(): void } | { state: "there"; sources: CitableSource[] };

/** The review's sources whose points a paragraph can cite, asked for when they are first shown. */
export function useSources(submissionId: string): Sources {
  const [found, setFound] = useState<CitableSource[] | "failed" | null>(null);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => {
    setFound(null);
    setAsked((times) => times + 1);
  }, []);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/submissions/${submissionId}/points`, { signal: controller.signal });
      setFound(answer.ok ? ((await answer.json()) as CitableSource[]) : "failed");
    };
    ask().catch(() => {
      if (!controller.signal.aborted) setFound("failed");
    });
    return () => controller.abort();
  }, [submissionId, asked]);
  if (found === null) return { state: "loading" };
  return found === "failed" ? { state: "failed", again } : { state: "there", sources: found };
}
