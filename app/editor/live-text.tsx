import { lazy, type ReactNode, Suspense, useState } from "react";
import { useInBrowser } from "~/app/components/use-in-browser.js";
import { connectEarly } from "./collaboration/early.js";
import type { Opening } from "./collaboration/session.js";
import type { SubmissionFacts } from "./workspace.js";

const load = () => import("./editor.js");
const inBrowsers = typeof document !== "undefined";
if (inBrowsers) {
  // asked for as soon as the page's own script is read, not when it has been drawn; who then draws it hears of a failure
  load().catch(() => undefined);
  // and the line of the text that the page brought is opened before React has looked at it
  const brought = document.querySelector<HTMLElement>("[data-live-text]")?.dataset.liveText;
  if (brought) connectEarly(JSON.parse(brought) as Opening);
}
const Editor = lazy(load);

interface LiveTextProps {
  facts: SubmissionFacts;
  me: { name: string; organisation: string };
  /** Addresses of the editor's scripts: fetched beside the page's own, not after them. */
  scripts: readonly string[];
  /** The text as the page brought it: the same nodes until the editor has the live one, so that nothing is drawn twice. */
  children: ReactNode;
}

/** A page's text: to read before any script runs, then written together in its place. */
export function LiveText({ facts, me, scripts, children }: LiveTextProps) {
  const inBrowser = useInBrowser();
  const [isLive, setLive] = useState(false);
  const { documentId, submissionId, userId, state } = facts;
  const [opening] = useState<Opening>({ documentId, submissionId, userId, state });
  // where another page leads here, the line is opened while this one is still being drawn
  useState(() => inBrowsers && connectEarly(opening));
  return (
    <>
      {inBrowser && (
        <Suspense>
          <Editor facts={facts} me={me} onLive={setLive} />
        </Suspense>
      )}
      {!isLive && <AsBrought opening={opening}>{children}</AsBrought>}
      {scripts.map((script) => (
        <link key={script} rel="modulepreload" href={script} />
      ))}
    </>
  );
}

/** What the server has drawn stays as it is: React does not go through a text that is to be replaced. Where it has drawn nothing it is drawn here. */
function AsBrought({ opening, children }: { opening: Opening; children: ReactNode }) {
  const inBrowser = useInBrowser();
  const [isDrawn] = useState(inBrowsers && !inBrowser);
  const attributes = { className: "as-brought", "data-live-text": JSON.stringify(opening) };
  if (isDrawn) return <div {...attributes} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
  return <div {...attributes}>{children}</div>;
}
