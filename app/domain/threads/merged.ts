import { applyPatch, structuredPatch } from "diff";

const lines = (text: string) => (text.match(/\s*\S+/gu) ?? []).map((word) => JSON.stringify(word)).join("\n");

/** What a proposal amounts to in a text that became another meanwhile: both changes where they do not touch each other, else null. */
export function merged(base: string, now: string, proposed: string): string | null {
  if (now === base) return proposed;
  const patch = structuredPatch("", "", lines(base), lines(proposed), "", "", { context: 1 });
  const result = applyPatch(lines(now), patch);
  if (result === false) return null;
  return result
    .split("\n")
    .map((word) => JSON.parse(word || '""') as string)
    .join("");
}
