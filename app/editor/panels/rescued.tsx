import { useEffect, useRef, useState } from "react";
import { CLOSE } from "~/app/domain/document/wire.js";
import { Notice } from "~/app/components/notice.js";
import { useT } from "~/app/i18n/react.js";

const TITLES: Partial<Record<number, `editor.refused-${"forbidden" | "malformed" | "too-large" | "locked"}`>> = {
  [CLOSE.forbidden]: "editor.refused-forbidden",
  [CLOSE.malformedDocument]: "editor.refused-malformed",
  [CLOSE.tooLarge]: "editor.refused-too-large",
  [CLOSE.sectionLocked]: "editor.refused-locked",
};

/** One's own texts that the server refused: kept on the screen until their writer has them. */
export function Rescued({ texts, code, onDismiss }: { texts: string[]; code: number; onDismiss(): void }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // whoever wrote far down in the text must not go on in vain
  useEffect(() => {
    // no value: browsers answer with a promise by now, which React would call when the box goes
    box.current?.scrollIntoView({ block: "center" });
  }, []);
  const copy = () => navigator.clipboard.writeText(texts.join("\n\n")).then(() => setCopied(true));
  return (
    <div ref={box}>
      <Notice kind="warning" live title={t(TITLES[code] ?? "editor.refused-title")}>
        <p>{t("editor.refused-text")}</p>
        {texts.map((text, i) => (
          <blockquote key={i} dir="auto">
            {text}
          </blockquote>
        ))}
        <p>
          <button type="button" className="button" onClick={() => void copy()}>
            {t(copied ? "editor.copied" : "editor.copy")}
          </button>{" "}
          <button type="button" className="link-button" onClick={onDismiss}>
            {t("editor.dismiss")}
          </button>
        </p>
      </Notice>
    </div>
  );
}
