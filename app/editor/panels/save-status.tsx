import { CLOSE } from "~/app/domain/document/wire.js";
import { useT } from "~/app/i18n/react.js";
import type { SessionStatus } from "../collaboration/session.js";

type ClosedKey = `editor.closed-${"forbidden" | "schema" | "too-large" | "malformed" | "too-many"}`;
const CLOSED: Partial<Record<number, ClosedKey>> = {
  [CLOSE.forbidden]: "editor.closed-forbidden",
  [CLOSE.schema]: "editor.closed-schema",
  [CLOSE.tooLarge]: "editor.closed-too-large",
  [CLOSE.malformedDocument]: "editor.closed-malformed",
  [CLOSE.tooManyMessages]: "editor.closed-too-many",
};

/** How safe the writer's words are, in words; never "saved" before the database has them. */
export function SaveStatus({ status }: { status: SessionStatus }) {
  const t = useT();
  const key = status.save === "offline" ? (status.unsent ? "offline" : "offline-nothing") : status.save;
  if (key === "closed") return <ClosedNotice code={status.closeCode ?? 0} />;
  const slowly = status.line === "requests" && status.save !== "opening" && status.save !== "offline";
  return (
    <p className={`save save--${status.save}`} role="status" data-save={status.save} data-line={status.line}>
      {t(`editor.${key}`)}
      {slowly && <span className="save__line">{t("editor.slow-line")}</span>}
    </p>
  );
}

function ClosedNotice({ code }: { code: number }) {
  const t = useT();
  const reload = (
    <button type="button" className="button button--small" onClick={() => location.reload()}>
      {t("editor.reload")}
    </button>
  );
  if (code === CLOSE.signIn) {
    return (
      <p className="save save--closed" role="alert">
        {t("editor.closed-sign-in")} <a href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>{t("editor.sign-in")}</a>
      </p>
    );
  }
  const known = CLOSED[code];
  const message = known ? t(known) : t("editor.closed-other", { code });
  return (
    <p className="save save--closed" role="alert">
      {message} {reload}
    </p>
  );
}
