import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { ACTIONS } from "../actions/actions.js";
import { Shortcut } from "../actions/shortcut.js";
import { Dialog } from "./dialog.js";
import type { DialogProps } from "./dialogs.js";

const GROUPS = ["kind", "mark", "insert", "move", "help"] as const;

/** All keys and typed shortcuts, from the list that they come from. */
export function ShortcutsDialog({ onClose }: DialogProps) {
  const t = useT();
  return (
    <Dialog title={t("writing.shortcuts-title")} onClose={onClose}>
      <p>{t("writing.shortcuts-intro")}</p>
      <div className="shortcuts" tabIndex={0} role="region" aria-labelledby="dialog-title">
        {GROUPS.map((group) => (
          <table key={group}>
            <caption>{t(`writing.group-${group}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{t("writing.does")}</th>
                <th scope="col">{t("writing.keys")}</th>
                <th scope="col">{t("writing.typed")}</th>
              </tr>
            </thead>
            <tbody>
              {ACTIONS.filter((action) => action.group === group && (action.keys ?? action.typedAs)).map(({ id, keys, typedAs }) => (
                <tr key={id}>
                  <th scope="row">{t(`writing.${id}` as MessageKey)}</th>
                  <td>{keys && <Shortcut keys={keys} />}</td>
                  <td>{typedAs && <kbd dir="ltr">{typedAs}</kbd>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Dialog>
  );
}
