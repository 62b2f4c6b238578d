import { type ReactNode, useEffect, useRef } from "react";
import { CopyLink } from "~/app/components/copy-link.js";
import { Notice } from "~/app/components/notice.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { MADE_LINK } from "./made-link-place.js";

interface ShownOnceProps {
  title: string;
  text: string;
  label: string;
  url: string;
  children?: ReactNode;
}

/** A link that was just made, shown once: it is gone to wherever it stands, for nobody sees it a second time. */
export function ShownOnce({ title, text, label, url, children }: ShownOnceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [url]);
  return (
    <div ref={place} id={MADE_LINK} tabIndex={-1}>
      <Notice kind="success" title={title} live>
        <p>{text}</p>
        <CopyLink label={label} url={url} />
        {children}
      </Notice>
    </div>
  );
}

export interface MadeLinkFacts {
  url: string;
  expiresAt: Date | string;
  organisation: string;
}

/** The link of somebody without an account. */
export function MadeLink({ url, expiresAt, organisation }: MadeLinkFacts) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <ShownOnce
      title={t("bylink.made-title")}
      text={t("bylink.made-text", { organisation, date: formatDateTime(expiresAt, { locale }) })}
      label={t("bylink.made-link", { organisation })}
      url={url}
    />
  );
}
