import { useFetcher } from "@remix-run/react";
import { useId } from "react";
import type { AdvicePlace } from "~/app/domain/guidelines/dismissed.js";
import { useT } from "~/app/i18n/react.js";

/** The way to say why advice is not followed. */
export function DismissAdvice({ place }: { place: AdvicePlace }) {
  const t = useT();
  const fetcher = useFetcher();
  const id = useId();
  return (
    <details className="finding-source">
      <summary>{t("rules.dismiss")}</summary>
      <fetcher.Form method="post" className="flow">
        <input type="hidden" name="intent" value="dismiss-advice" />
        <input type="hidden" name="rule" value={place.rule} />
        <input type="hidden" name="print" value={place.print} />
        <label htmlFor={id}>{t("rules.reason")}</label>
        <input id={id} name="reason" className="input" required maxLength={500} />
        <button type="submit" className="button button--secondary" disabled={fetcher.state !== "idle"}>
          {t("rules.dismiss")}
        </button>
      </fetcher.Form>
    </details>
  );
}

/** Takes a dismissal back. */
export function RestoreAdvice({ place: { rule, print } }: { place: AdvicePlace }) {
  const t = useT();
  const fetcher = useFetcher();
  return (
    <button
      type="button"
      className="link-button"
      disabled={fetcher.state !== "idle"}
      onClick={() => fetcher.submit({ intent: "restore-advice", rule, print }, { method: "post" })}
    >
      {t("rules.restore")}
    </button>
  );
}
