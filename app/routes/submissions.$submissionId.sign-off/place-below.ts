import type { PlaceOfFinding } from "~/app/domain/guidelines/finding-place.js";
import type { RoundView } from "~/server/queries/sign-off.js";

const ANCHORS = { cover: "#cover", annexes: "#annexes", text: "#text" } as const;
/** The frozen text stands on the same page; what an organisation says of itself, on its own. */
export function placeBelow(at: PlaceOfFinding, organisations: RoundView["decisions"]): string | undefined {
  if (typeof at === "string") return ANCHORS[at];
  if ("block" in at) return `#block-${at.block}`;
  const id = organisations.find(({ name }) => name === at.organisation)?.id;
  return id && `/organisations/${id}`;
}
