import type { BlockTag } from "~/app/domain/document/document.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";

/** What a paragraph is about, for readers: a theme, a group of persons or a Sustainable Development Goal. */
export const matterName = (t: Translate, { kind, value }: Pick<BlockTag, "kind" | "value">): string =>
  t(`matter.${kind === "theme" ? "" : `${kind}-`}${value}` as MessageKey);
