import type { Change } from "~/app/domain/threads/changes.js";
import { changeOf } from "~/app/domain/threads/threads.js";
import type { PlacedThread } from "./context.js";

/** What an undecided suggestion would change, where its words stand now; null for everything else. */
export function placedChange(thread: PlacedThread): Change | null {
  const change = changeOf(thread);
  const [place] = thread.places;
  if (!change || !place || thread.suggestion?.decided) return null;
  return { ...change, range: { ...change.range, ...place } };
}
