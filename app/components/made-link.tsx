import { CopyLink } from "~/app/components/copy-link.js";
import { Notice } from "~/app/components/notice.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

export interface MadeLinkFacts {
  url: string;
  expiresAt: Date | string;
  organisation: string;
}

/** A link that was just made, shown once. */
export function MadeLink({ url, expiresAt, organisation }: MadeLinkFacts) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Notice kind="success" title={t("bylink.made-title")} live>
      <p>{t("bylink.made-text", { organisation, date: formatDateTime(expiresAt, { locale }) })}</p>
      <CopyLink label={t("bylink.made-link", { organisation })} url={url} />
    </Notice>
  );
}
