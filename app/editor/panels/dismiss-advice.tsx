import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useState } from "react";
import type { AdvicePlace } from "~/app/domain/guidelines/dismissed.js";
import { useT } from "~/app/i18n/react.js";
import { useInWriting } from "../in-writing.js";
import { FetcherRefusal } from "./fetcher-refusal.js";

/** The way to say why advice is not followed. */
export function DismissAdvice({ place }: { place: AdvicePlace }) {
  const t = useT();
  const fetcher = useFetcher();
  const id = useId();
  const { data } = fetcher;
  const [reason, keep] = useInWriting(`advice ${place.rule} ${place.print}`);
  const [openAtFirst] = useState(reason !== null);
  const taken = data === null;
  useEffect(() => {
    if (taken) keep(null);
  }, [taken, keep]);
  return (
    <details className="finding-source" open={openAtFirst}>
      <summary>{t("rules.dismiss")}</summary>
      <fetcher.Form method="post" className="flow">
        <input type="hidden" name="intent" value="dismiss-advice" />
        <input type="hidden" name="rule" value={place.rule} />
        <input type="hidden" name="print" value={place.print} />
        <div className="field">
          <label htmlFor={id}>{t("rules.reason")}</label>
          <input
            id={id}
            name="reason"
            required
            maxLength={500}
            value={reason ?? ""}
            onChange={(event) => keep(event.currentTarget.value || null)}
          />
        </div>
        <button type="submit" className="button button--secondary" disabled={fetcher.state !== "idle"}>
          {t("rules.dismiss")}
        </button>
        <FetcherRefusal data={data} />
      </fetcher.Form>
    </details>
  );
}

/** Takes a dismissal back. */
export function RestoreAdvice({ place: { rule, print } }: { place: AdvicePlace }) {
  const t = useT();
  const fetcher = useFetcher();
  return (
    <>
      <button
        type="button"
        className="link-button"
        disabled={fetcher.state !== "idle"}
        onClick={() => fetcher.submit({ intent: "restore-advice", rule, print }, { method: "post" })}
      >
        {t("rules.restore")}
      </button>
      <FetcherRefusal data={fetcher.data} />
    </>
  );
}
