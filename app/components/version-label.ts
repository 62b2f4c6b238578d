import type { VersionKind } from "~/app/domain/document/thinning.js";
import { formatDateTime } from "~/app/i18n/format.js";
import type { Translate } from "~/app/i18n/index.js";

interface Labelled {
  name: string;
  createdAt: string | null;
}

/** How a version is called: its name and its time; the text as it is now has neither. */
export function versionLabel(t: Translate, locale: string, { name, createdAt }: Labelled): string {
  if (createdAt === null) return t("versions.now");
  const time = formatDateTime(createdAt, { locale });
  return name ? `${name} (${time})` : time;
}

/** Why a version was kept. */
export const versionKindText = (t: Translate, kind: VersionKind, keptBy: string | null): string =>
  kind === "named" ? (keptBy ? t("versions.kind-named", { name: keptBy }) : t("versions.kind-named-nobody")) : t(`versions.kind-${kind}`);
