import { useBlocker } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/app/i18n/react.js";

/** What is sent usually arrives within this time: nobody is asked. Milliseconds. */
const MOMENT = 700;

interface Risk {
  /** Words that a reload or a closed window would lose. */
  page: boolean;
  /** Words that would be lost by going to another page of Caucus. */
  navigation: boolean;
  /** Whether they may still arrive by themselves: leaving then waits for them. */
  sending: boolean;
}

/** Asks before the text is left, as long as leaving would lose words; a navigation goes on by itself once they are safe. */
export function LeaveGuard({ page, navigation, sending }: Risk) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!page) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [page]);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => navigation && currentLocation.pathname !== nextLocation.pathname);
  const { state, proceed, reset } = blocker;
  useEffect(() => {
    if (state !== "blocked") return;
    if (!navigation) return proceed();
    const timer = setTimeout(() => dialog.current?.showModal(), sending ? MOMENT : 0);
    return () => clearTimeout(timer);
  }, [state, navigation, sending, proceed]);
  if (state !== "blocked") return null;
  return (
    <dialog ref={dialog} className="leave" aria-labelledby="leave-title" onClose={reset}>
      <h2 id="leave-title">{t("editor.leave-title")}</h2>
      <p>{t(sending ? "editor.leave-sending" : "editor.leave-lost")}</p>
      <p className="actions">
        <button type="button" className="button button--primary" onClick={reset}>
          {t("editor.leave-stay")}
        </button>{" "}
        <button type="button" className="button button--secondary" onClick={proceed}>
          {t(sending ? "editor.leave-at-once" : "editor.leave-anyway")}
        </button>
      </p>
    </dialog>
  );
}
