import { type ComponentType, useEffect, useState } from "react";
import { useT } from "~/app/i18n/react.js";

/**
 * A part that is loaded when it is first shown, or at once where the page is there for it (`now`); without a line it says so and comes when
 * the line is back, and nothing around it is lost.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, when?: "now"): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  const fetched = () =>
    load().then((component) => {
      Loaded = component;
    });
  // who then draws it hears of a failure
  if (when === "now" && typeof document !== "undefined") fetched().catch(() => undefined);
  return function Later(props: P) {
    const t = useT();
    const [state, setState] = useState<"loading" | "loaded" | "failed">(Loaded ? "loaded" : "loading");
    useEffect(() => {
      let gone = false;
      const ask = () =>
        fetched().then(
          () => {
            if (!gone) setState("loaded");
          },
          () => {
            if (!gone) setState("failed");
          },
        );
      const askAgain = () => void ask();
      askAgain();
      addEventListener("online", askAgain);
      return () => {
        gone = true;
        removeEventListener("online", askAgain);
      };
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return state === "failed" ? <p role="alert">{t("editor.part-missing")}</p> : null;
  };
}
