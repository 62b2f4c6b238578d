import { plainText } from "~/app/domain/document/document.js";
import type { Translate } from "~/app/i18n/index.js";
import type { Analysis } from "../analysis.js";

/** A block in words: "paragraph 7", or how it begins where it has no number. */
export function placeName(t: Translate, { document, numbering }: Pick<Analysis, "document" | "numbering">, blockId: string): string {
  const block = document.blocks.find(({ id }) => id === blockId);
  const printed = block?.kind === "paragraph" ? numbering.blocks.get(blockId) : undefined;
  if (printed) return t("editor.place-paragraph", { number: printed });
  const text = plainText(block?.inline ?? []).trim();
  if (text === "") return t("editor.place-empty");
  return t("editor.place-block", { text: text.length > 40 ? `${text.slice(0, 40)}…` : text });
}
