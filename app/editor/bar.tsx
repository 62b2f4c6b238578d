import { useEffect, useRef } from "react";
import { useT } from "~/app/i18n/react.js";
import { DeviceCopyChoice } from "./panels/device-copy.js";
import { People } from "./panels/people.js";
import { SaveStatus } from "./panels/save-status.js";
import { CommentButton } from "./plugins/comments.js";
import { SuggestButton } from "./suggesting/suggest-bar.js";
import { useSessionStatus, useWorkspace } from "./workspace.js";

/** What is always at hand: above the text, on a phone over its lower edge. There what lies over the text stands on it, so the styles hear how high it is. */
export function Bar({ me }: { me: { name: string; organisation: string } }) {
  const t = useT();
  const { facts, session } = useWorkspace();
  const status = useSessionStatus(session);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--bar-block-size", `${String(bar.current?.offsetHeight ?? 0)}px`));
    observer.observe(bar.current!);
    return () => {
      observer.disconnect();
      style.removeProperty("--bar-block-size");
    };
  }, []);
  return (
    <div className="desk__bar" ref={bar}>
      <SaveStatus session={session} status={status} />
      {status.save !== "opening" && (
        <>
          <a className="desk__jump" href="#panel">
            {t("editor.panels-jump")}
          </a>
          {!facts.summary && (
            <>
              <CommentButton />
              <SuggestButton />
            </>
          )}
          <DeviceCopyChoice copy={session.deviceCopy} />
          <People status={status} userId={facts.userId} me={me} />
        </>
      )}
    </div>
  );
}
