import { useEffect, useState } from "react";
import type { Suggestions } from "~/app/domain/mapping/suggest.js";

/** A pause in the typing, in milliseconds. */
const PAUSE = 350;
const NONE: Suggestions = { recommendations: [], points: [], tags: [] };

/** What the server proposes for a paragraph's text, asked for when the typing pauses; nothing while it cannot be reached. */
export function useSuggestions(submissionId: string, text: string): Suggestions {
  const [found, setFound] = useState<{ text: string; suggestions: Suggestions }>({ text: "", suggestions: NONE });
  const asked = text.trim();
  useEffect(() => {
    if (asked === "") return;
    const controller = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/submissions/${submissionId}/suggestions`, {
        method: "POST",
        body: new URLSearchParams({ text: asked }),
        signal: controller.signal,
      });
      if (answer.ok) setFound({ text: asked, suggestions: (await answer.json()) as Suggestions });
    };
    const timer = setTimeout(() => {
      // without a connection there is nothing to propose, and the next pause asks again
      ask().catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [submissionId, asked]);
  return asked === "" ? NONE : found.suggestions;
}
