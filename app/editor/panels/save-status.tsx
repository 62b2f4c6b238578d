import { useSyncExternalStore } from "react";
import { CLOSE } from "~/app/domain/document/wire.js";
import { useT } from "~/app/i18n/react.js";
import type { Session, SessionStatus } from "../collaboration/session.js";

type ClosedKey = `editor.closed-${"forbidden" | "schema" | "too-large" | "malformed" | "too-many"}`;
const CLOSED: Partial<Record<number, ClosedKey>> = {
  [CLOSE.forbidden]: "editor.closed-forbidden",
  [CLOSE.schema]: "editor.closed-schema",
  [CLOSE.tooLarge]: "editor.closed-too-large",
  [CLOSE.malformedDocument]: "editor.closed-malformed",
  [CLOSE.tooManyMessages]: "editor.closed-too-many",
};

/** What a writer must hear of although they are typing; "saving" and "saved" follow each word and would drown everything else. */
const TROUBLES: readonly SessionStatus["save"][] = ["waiting", "offline", "storing-fails"];

/** How safe the writer's words are, in words; never "saved" before the database has them. */
export function SaveStatus({ session, status }: { session: Session; status: SessionStatus }) {
  const t = useT();
  const kept = useSyncExternalStore(session.deviceCopy.subscribe, session.deviceCopy.keeping) === "on";
  const { save, unsent } = status;
  if (save === "closed") return <ClosedNotice code={status.closeCode ?? 0} unsent={unsent} />;
  const text = t(`editor.${save === "offline" ? (!unsent ? "offline-nothing" : kept ? "offline-kept" : "offline") : save}`);
  const trouble = TROUBLES.includes(save);
  const slowly = status.line === "requests" && (save === "saved" || save === "saving");
  return (
    <p className={`save save--${save}`} data-save={save} data-line={status.line}>
      <span aria-hidden={trouble}>{text}</span>
      <span role="status" className="visually-hidden">
        {trouble && text}
      </span>
      {slowly && <span className="save__line">{t("editor.slow-line")}</span>}
    </p>
  );
}

function ClosedNotice({ code, unsent }: { code: number; unsent: boolean }) {
  const t = useT();
  const reload = (
    <button type="button" className="button button--small" onClick={() => location.reload()}>
      {t("editor.reload")}
    </button>
  );
  if (code === CLOSE.signIn) {
    // a page of its own, so that this one keeps the words; it goes on when the person comes back to it
    return (
      <p className="save save--closed" role="alert" data-save="closed">
        {t(unsent ? "editor.closed-sign-in-unsent" : "editor.closed-sign-in")}{" "}
        <a href={`/sign-in?next=${encodeURIComponent(location.pathname)}`} target="_blank" rel="noreferrer">
          {t("editor.sign-in")}
        </a>
      </p>
    );
  }
  const known = CLOSED[code];
  const message = known ? t(known) : t("editor.closed-other", { code });
  return (
    <p className="save save--closed" role="alert" data-save="closed">
      {message} {reload}
    </p>
  );
}
