import { $isLinkNode, $toggleLink } from "@lexical/link";
import { $createTextNode, $getSelection, $insertNodes, $isRangeSelection } from "lexical";
import { useId, useState } from "react";
import { addressOf } from "~/app/domain/document/address.js";
import { useT } from "~/app/i18n/react.js";
import { Dialog } from "./dialog.js";
import type { DialogProps } from "./dialogs.js";

/** The link that the cursor is in, and whether there is text for a new one. */
function $here(): { address: string; hasText: boolean } {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { address: "", hasText: false };
  const link = selection.anchor.getNode().getParents().find($isLinkNode);
  return { address: link?.getURL() ?? "", hasText: link !== undefined || !selection.isCollapsed() };
}

/** Sets, changes or takes away the link of the selected text; without a selection it asks for the text too. */
export function LinkDialog({ context: { editor }, onClose }: DialogProps) {
  const t = useT();
  const id = useId();
  const [here] = useState(() => editor.getEditorState().read($here));
  const [typed, setTyped] = useState(here.address);
  const [text, setText] = useState("");
  const address = addressOf(typed);
  const finish = (url: string | null) => {
    editor.update(() => {
      const node = url && !here.hasText ? $createTextNode(text.trim() || typed.trim()) : null;
      if (node) {
        $insertNodes([node]);
        node.select(0);
      }
      $toggleLink(url, { rel: "noreferrer" });
      node?.selectEnd();
    });
    onClose();
  };
  return (
    <Dialog title={t("writing.link-title")} onClose={onClose}>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (address) finish(address);
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t("writing.link-address")}</label>
          <p id={`${id}-help`} className="field__help">
            {t("writing.link-help")}
          </p>
          <input
            id={id}
            type="text"
            inputMode="url"
            dir="ltr"
            aria-describedby={`${id}-help`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        {!here.hasText && (
          <div className="field">
            <label htmlFor={`${id}-text`}>{t("writing.link-text")}</label>
            <input id={`${id}-text`} type="text" dir="auto" value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </div>
        )}
        <p className="dialog__actions">
          <button type="submit" className="button button--primary" disabled={!address}>
            {t("writing.link-set")}
          </button>
          {here.address && (
            <button type="button" className="link-button" onClick={() => finish(null)}>
              {t("writing.link-remove")}
            </button>
          )}
        </p>
      </form>
    </Dialog>
  );
}
