import { useSyncExternalStore } from "react";
import { useT } from "~/app/i18n/react.js";
import type { DeviceCopy } from "../collaboration/device-copy.js";

/** Whether the text is kept on this device too: off until its owner, who knows who might take it, wants it. */
export function DeviceCopyChoice({ copy }: { copy: DeviceCopy }) {
  const t = useT();
  const keeping = useSyncExternalStore(copy.subscribe, copy.keeping);
  return (
    <details className="device-copy">
      <summary>{t(keeping === "on" ? "editor.device-copy-on" : "editor.device-copy-off")}</summary>
      <div className="device-copy__body flow">
        <label>
          <input
            type="checkbox"
            checked={keeping === "on"}
            onChange={(event) => copy.choose(event.target.checked)}
            aria-describedby="device-copy-why"
          />
          {t("editor.device-copy-label")}
        </label>
        <p role="status" className="device-copy__impossible">
          {keeping === "impossible" && t("editor.device-copy-impossible")}
        </p>
        <p id="device-copy-why">
          {t("editor.device-copy-why")} {t("editor.device-copy-risk")}
        </p>
      </div>
    </details>
  );
}
