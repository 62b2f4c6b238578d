import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useT } from "~/app/i18n/react.js";

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A dialog over the page: the browser keeps the focus in it, and Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  // before the next key is taken: what is typed right after the key that opens it would go into the text
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    shown?.querySelector<HTMLElement>("input, select, [tabindex]")?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog__head">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" className="button button--small" onClick={onClose}>
          {t("writing.close")}
        </button>
      </div>
      {children}
    </dialog>
  );
}
