import { LinkPlugin } from "@lexical/react/LexicalLinkPlugin";
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { Link, useRevalidator } from "@remix-run/react";
import {
  lazy,
  memo,
  type ReactNode,
  type RefObject,
  startTransition,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { SubmissionState } from "~/app/domain/access/may.js";
import { readCarried } from "~/app/domain/document/carried.js";
import { directionOf } from "~/app/domain/document/direction.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { BODY_ROOT, readYDoc } from "~/app/domain/document/yjs.js";
import { useT } from "~/app/i18n/react.js";
import { WritingTools } from "./actions/writing-tools.js";
import { createAnalysis } from "./analysis.js";
import { Bar } from "./bar.js";
import { openSession, type Session, type SessionStatus } from "./collaboration/session.js";
import { useBinding } from "./collaboration/use-binding.js";
import { later } from "./later.js";
import { LeaveGuard } from "./leave-guard.js";
import { ownPresence } from "./collaboration/own-presence.js";
import { NODES } from "./nodes/index.js";
import { NoteAtMark } from "./panels/note-at-mark.js";
import { LengthMeter } from "./panels/length-meter.js";
import { Panels } from "./panels/panels.js";
import { Rescued } from "./panels/rescued.js";
import { SuggestedLength } from "./panels/suggested-length.js";
import { SaveStatus } from "./panels/save-status.js";
import { Behaviour } from "./plugins/behaviour.js";
import { Comments } from "./plugins/comments.js";
import { CurrentBlock } from "./plugins/current-block.js";
import { Numbers } from "./plugins/numbers.js";
import { OverLimit } from "./plugins/over-limit.js";
import { Suggestions } from "./plugins/suggestions.js";
import { Recognised } from "./plugins/recognised.js";
import { SuggestingMode, useSuggesting } from "./suggesting/context.js";
import { SuggestBar } from "./suggesting/suggest-bar.js";
import { Discussion, useDiscussion } from "./threads/context.js";
import { unsentTexts } from "./rescue.js";
import { THEME } from "./theme.js";
import { type PanelName, type SubmissionFacts, useSessionStatus, useWorkspace, type Workspace, WorkspaceContext } from "./workspace.js";

/** Not in a summary: nothing beside it says what the marks are about. */
const RemarkMarks = later(() => import("./plugins/remark-marks.js").then((all) => all.RemarkMarks));
const Unsourced = lazy(() => import("./summary/unsourced.js"));

interface EditorProps {
  facts: SubmissionFacts;
  me: { name: string; organisation: string };
  /** Told whether the live text is on the page, before that is painted: the one that the page brought makes room for it. */
  onLive(isLive: boolean): void;
}

/** The same object each time: another one would make every link of the text anew, and with them take the focus back from a dialog or a note. */
const LINK_ATTRIBUTES = { rel: "noreferrer" };

/** Top headings of the sections that are locked to organisations for which the reader does not write. */
const lockedAgainst = ({ plan, myOrganisations }: SubmissionFacts) =>
  plan.sections
    .filter(({ locked, organisationId }) => locked && !(organisationId !== null && myOrganisations.includes(organisationId)))
    .map(({ heading }) => heading);

/** A write that the server did not take: the connection starts again on a fresh document. */
const REFUSED: readonly (number | null)[] = [CLOSE.forbidden, CLOSE.frozen, CLOSE.malformedDocument, CLOSE.tooLarge, CLOSE.sectionLocked];

/** What the server did not take, and why. */
interface RefusedText {
  document: StructuredDocument;
  code: number;
}

/** The text, written together. Where the server refuses edits, a fresh session follows and the refused texts are offered as a copy. */
export default function Editor(props: EditorProps) {
  const [generation, setGeneration] = useState(0);
  const [mine, setMine] = useState<RefusedText | null>(null);
  const startAgain = useCallback((refused: RefusedText) => {
    setMine(refused);
    setGeneration((n) => n + 1);
  }, []);
  return <EditorSession key={generation} {...props} refused={mine} onRefused={startAgain} onRescued={() => setMine(null)} />;
}

interface SessionProps extends EditorProps {
  refused: RefusedText | null;
  onRefused(mine: RefusedText): void;
  onRescued(): void;
}

/** After a refusal only the server can say what the text is. */
function useSession({ facts, refused }: SessionProps): Session | null {
  const { documentId, submissionId, userId, state } = facts;
  const [session, setSession] = useState<Session | null>(null);
  const [stateWhenOpened] = useState(state);
  const [brought] = useState(() => (refused ? null : { text: facts.text, mayWrite: facts.mayWrite, locked: lockedAgainst(facts) }));
  // before anything is painted: the text is written in as soon as its scripts are there
  useLayoutEffect(() => {
    const opened = openSession({ documentId, submissionId, userId, state: stateWhenOpened, brought });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the session lives as long as the effect does
    setSession(opened);
    return () => opened.destroy();
  }, [documentId, submissionId, userId, stateWhenOpened, brought]);
  const filed = state === "filed" || state === "withdrawn";
  useEffect(() => {
    if (filed && stateWhenOpened !== state) void session?.deviceCopy.erase();
  }, [session, filed, state, stateWhenOpened]);
  return session;
}

function EditorSession(props: SessionProps) {
  const session = useSession(props);
  return session ? <OpenSession {...props} session={session} /> : null;
}

function OpenSession({ session, ...props }: SessionProps & { session: Session }) {
  const status = useSessionStatus(session);
  const { onRefused } = props;
  useEffect(() => {
    const code = status.closeCode;
    if (code !== null && status.opened && REFUSED.includes(code)) onRefused({ document: readYDoc(session.doc), code });
  }, [status.opened, status.closeCode, session, onRefused]);
  const signedOut = status.closeCode === CLOSE.signIn;
  useEffect(() => {
    if (!signedOut) return;
    const tryAgain = () => session.tryAgain();
    addEventListener("focus", tryAgain);
    return () => removeEventListener("focus", tryAgain);
  }, [session, signedOut]);
  const kept = useSyncExternalStore(session.deviceCopy.subscribe, session.deviceCopy.keeping) === "on";
  const lost = useLost(props, session, status);
  const [drafting, setDrafting] = useState(false);
  const rescued = lost.length > 0 && <Rescued texts={lost} code={props.refused?.code ?? 0} onDismiss={props.onRescued} />;
  const guard = (
    <LeaveGuard
      page={status.unsent || lost.length > 0 || drafting}
      navigation={(status.unsent && !kept) || lost.length > 0 || drafting}
      sending={status.save === "saving" && lost.length === 0 && !drafting}
    />
  );
  const lookAgain = useLookAgain();
  const frozenWhenSent = props.facts.state !== "draft";
  useEffect(() => {
    // the page around the text says in which state the submission is
    if (status.opened && status.closeCode === null && status.frozen !== frozenWhenSent) void lookAgain();
  }, [status.opened, status.frozen, status.closeCode, frozenWhenSent, lookAgain]);
  useEffect(() => {
    if (status.news > 0) void lookAgain();
  }, [status.news, lookAgain]);
  if (!status.opened) {
    return (
      <>
        {guard}
        {status.save !== "opening" && <SaveStatus session={session} status={status} />}
        {rescued}
      </>
    );
  }
  return (
    <>
      {guard}
      <Desk
        facts={props.facts}
        me={props.me}
        session={session}
        mayWrite={status.mayWrite && status.closeCode === null}
        frozen={status.frozen}
        rescued={rescued}
        onLive={props.onLive}
        onDraft={setDrafting}
      />
    </>
  );
}

/** Asks for what the page knows anew, where the server answers: without an answer Remix would take the page away, and what was written without a line with it. */
function useLookAgain() {
  const { revalidate } = useRevalidator();
  return useCallback(async () => {
    const answer = await fetch("/ready").catch(() => null);
    if (answer?.ok) revalidate();
  }, [revalidate]);
}

/** What was refused and is not in the text as it now is; where that cannot be seen any more, as it was on the page. */
function useLost({ refused, facts }: SessionProps, session: Session, { opened, closeCode }: SessionStatus): string[] {
  const ended = closeCode !== null;
  return useMemo(() => {
    if (!refused || !(opened || ended)) return [];
    return unsentTexts(refused.document, opened ? readYDoc(session.doc) : readCarried(facts.text));
  }, [refused, facts.text, session, opened, ended]);
}

interface DeskProps extends EditorProps {
  session: Session;
  mayWrite: boolean;
  /** Nobody may write at the moment. */
  frozen: boolean;
  rescued: ReactNode;
  onDraft(unsent: boolean): void;
}

/** Drawn anew when one of these changes: not for each letter that is sent and stored. */
const Desk = memo(function Desk({ facts, me, session, mayWrite, frozen, rescued, onLive, onDraft }: DeskProps) {
  const [panel, setPanel] = useState<PanelName>(() =>
    location.hash === "#cover" ? "cover" : facts.summary ? "sources" : facts.warnings.length > 0 ? "checks" : "outline",
  );
  const [openNote, setOpenNote] = useState<string | null>(null);
  const [noteInText, setNoteInText] = useState<string | null>(null);
  const [currentBlock, setCurrentBlock] = useState<string | null>(null);
  const [analysis] = useState(() => createAnalysis(session.doc, facts));
  useEffect(() => () => analysis.destroy(), [analysis]);
  useLayoutEffect(() => {
    onLive(true);
    return () => onLive(false);
  }, [onLive]);
  useEffect(() => analysis.judge(facts), [analysis, facts]);
  const isSummary = facts.summary !== undefined;
  const editNote = useCallback(
    (noteId: string | null, where = "panel") => {
      // most notes of a summary are its sources, and have no text to be written at their mark
      const inText = where === "text" && mayWrite && !isSummary;
      setNoteInText(inText ? noteId : null);
      setOpenNote(inText ? null : noteId);
      if (noteId && !inText) setPanel("notes");
    },
    [mayWrite, isSummary],
  );
  const workspace = useMemo<Workspace>(
    () => ({ facts, session, analysis, mayWrite, currentBlock, panel, openNote, noteInText, showPanel: setPanel, editNote, onDraft }),
    [facts, session, analysis, mayWrite, currentBlock, panel, openNote, noteInText, editNote, onDraft],
  );
  const healerRef = useRef<() => void>(() => undefined);
  const [mayWriteAtFirst] = useState(mayWrite);
  const config = useMemo(
    () => ({
      namespace: "caucus",
      nodes: NODES,
      editorState: null,
      editable: mayWriteAtFirst,
      theme: THEME,
      onError: (error: Error) => {
        console.warn("the view is made anew from the document:", error.message);
        queueMicrotask(() => healerRef.current());
      },
    }),
    [mayWriteAtFirst],
  );
  return (
    <WorkspaceContext.Provider value={workspace}>
      <LexicalComposer initialConfig={config}>
        <Discussion>
          <SuggestingMode>
            <Bar me={me} />
            {rescued}
            <div className="desk">
              <div>
                <SuggestBar>{mayWrite ? <WritingTools /> : <ReadOnly state={frozen ? facts.state : null} />}</SuggestBar>
                <Text healerRef={healerRef} />
              </div>
              <aside className="desk__side">
                <AfterText>
                  <LengthMeter />
                  <SuggestedLength />
                  <Panels />
                </AfterText>
              </aside>
            </div>
            <Behaviour />
            <CurrentBlock onChange={setCurrentBlock} />
            <Numbers />
            <AfterText>
              <OverLimit />
              <Recognised />
              {!facts.summary && <RemarkMarks />}
              <Comments />
              <Suggestions />
              {facts.summary && (
                <Suspense>
                  <Unsourced />
                </Suspense>
              )}
            </AfterText>
          </SuggestingMode>
        </Discussion>
      </LexicalComposer>
    </WorkspaceContext.Provider>
  );
});

/** What stands beside the text or marks it: drawn when the text itself can be written in, and without keeping its writer waiting. */
function AfterText({ children }: { children: ReactNode }) {
  const [isTextThere, setTextThere] = useState(false);
  useEffect(() => startTransition(() => setTextThere(true)), []);
  return isTextThere && children;
}

function ReadOnly({ state }: { state: SubmissionState | null }) {
  const t = useT();
  const { facts } = useWorkspace();
  const { maySuggest } = useDiscussion();
  const frozen = state === "draft" || state === "sign-off" ? "frozen" : state;
  return (
    <p className="desk__read-only">
      {t(`editor.read-only-${frozen ?? (maySuggest ? "suggest" : "here")}`)}{" "}
      {frozen === "frozen" && <Link to={`/submissions/${facts.submissionId}/sign-off`}>{t("editor.go-sign-off")}</Link>}
    </p>
  );
}

function Text({ healerRef }: { healerRef: { current: () => void } }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { facts, mayWrite } = useWorkspace();
  const cursors = useRef<HTMLDivElement>(null);
  const { fork } = useSuggesting();
  const editable = mayWrite || fork !== null;
  useEffect(() => editor.setEditable(editable), [editor, editable]);
  return (
    <div className="sheet" lang={facts.language} data-writing={directionOf(facts.language)}>
      <Binding key={fork ? "draft" : "text"} cursors={cursors} healerRef={healerRef} />
      <RichTextPlugin
        contentEditable={
          <ContentEditable
            className="document reading submission-text"
            ariaLabel={t("editor.text-label")}
            aria-describedby="text-hint"
            spellCheck
          />
        }
        placeholder={<p className="sheet__placeholder">{t("editor.placeholder")}</p>}
        ErrorBoundary={LexicalErrorBoundary}
      />
      <p id="text-hint" className="visually-hidden">
        {t("editor.text-hint")}
      </p>
      <NoteAtMark />
      <LinkPlugin attributes={LINK_ATTRIBUTES} />
      <div className="cursors" ref={cursors} aria-hidden="true" />
    </div>
  );
}

function Binding({ cursors, healerRef }: { cursors: RefObject<HTMLElement>; healerRef: { current: () => void } }) {
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  const { fork } = useSuggesting();
  const onHealer = useCallback(
    (heal: () => void) => {
      healerRef.current = heal;
    },
    [healerRef],
  );
  // a draft is one's own: nobody's cursor is in it
  const [presence] = useState(() => (fork ? ownPresence(fork.doc) : session.presence));
  useBinding(editor, fork?.doc ?? session.doc, presence, {
    rootName: BODY_ROOT,
    cursors: fork ? null : cursors,
    onHealer,
  });
  return null;
}
