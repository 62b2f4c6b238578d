import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useNonce } from "~/app/components/nonce.js";
import { useInBrowser } from "~/app/components/use-in-browser.js";
import { later } from "./later.js";
import { readingPlace } from "./reading-place.js";
import type { SubmissionFacts } from "./workspace.js";

const inBrowsers = typeof document !== "undefined";
// asked for as soon as the page's own script is read, not when it has been drawn
const Editor = later(() => import("./editor.js").then((all) => all.default), "now");

/** Of what is fetched at once the text's styles come first: it is to be read before it is written in. */
const AFTER_TEXT = { fetchpriority: "low" };

/** Before the first paint: where the reader was before, or where the address points to, all of the text above has its true height. */
const MEASURED = `if (performance.getEntriesByType("navigation")[0]?.type !== "navigate" || location.hash)
  document.querySelector(".as-brought").classList.remove("as-brought--first")`;

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
  const nonce = useNonce();
  const [isLive, setLive] = useState(false);
  const stay = useRef<() => void>();
  const onLive = useCallback((becomesLive: boolean) => {
    if (becomesLive) stay.current = readingPlace();
    setLive(becomesLive);
  }, []);
  useLayoutEffect(() => {
    if (isLive) stay.current?.();
  }, [isLive]);
  return (
    <>
      {/* what a page brought of one text must never come into another, nor with one person's rights to the next */}
      {inBrowser && <Editor key={`${facts.documentId} ${facts.userId}`} facts={facts} me={me} onLive={onLive} />}
      {!isLive && <AsBrought>{children}</AsBrought>}
      {!inBrowser && <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: MEASURED }} />}
      {scripts.map((script) => (
        <link key={script} rel="modulepreload" href={script} {...AFTER_TEXT} />
      ))}
    </>
  );
}

const FIRST = "as-brought as-brought--first";

/** What the server has drawn stays as it is: React does not go through a text that is to be replaced. Where it has drawn nothing it is drawn here. */
function AsBrought({ children }: { children: ReactNode }) {
  const inBrowser = useInBrowser();
  const [isDrawn] = useState(inBrowsers && !inBrowser);
  if (isDrawn) return <div className={FIRST} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
  return <div className={inBrowser ? "as-brought" : FIRST}>{children}</div>;
}
