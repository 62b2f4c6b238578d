import { plainText } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis } from "../workspace.js";

/** How a section is called. */
export function useSectionName() {
  const t = useT();
  const { document, numbering } = useAnalysis();
  return (heading: string): string => {
    const block = document.blocks.find(({ id }) => id === heading);
    if (!block) return t("plan.start");
    return [numbering.blocks.get(heading), plainText(block.inline)].filter(Boolean).join(" ") || "…";
  };
}
