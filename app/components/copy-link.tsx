import { useRef, useState } from "react";
import { useT } from "~/app/i18n/react.js";

/** A link to be passed on: selected by a click, copied by a button where the browser allows that. */
export function CopyLink({ label, url }: { label: string; url: string }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // only pages on https or localhost have a clipboard; elsewhere the link stands selected
    if (!window.isSecureContext) return;
    await navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="copy-link">
      <input ref={field} type="text" readOnly value={url} aria-label={label} dir="ltr" onFocus={(event) => event.target.select()} />
      <button type="button" className="button button--primary" onClick={() => void copy()}>
        {copied ? t("coalition.copied") : t("coalition.copy")}
      </button>
    </div>
  );
}
