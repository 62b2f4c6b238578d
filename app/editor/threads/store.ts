import type { Change } from "~/app/domain/threads/changes.js";
import type { Decision, Person, Thread } from "~/app/domain/threads/threads.js";
import { REFUSAL_CODES, type RefusalCode } from "~/app/domain/refusal.js";
import type { QuotedRange } from "~/app/domain/document/anchors.js";
import type { Session } from "../collaboration/session.js";

/** A change to the comments, as the server takes it. */
export type ThreadRequest =
  | { intent: "start"; scope: Thread["scope"]; ranges: QuotedRange[]; body: string }
  | { intent: "reply"; thread: string; body: string }
  | { intent: "resolve"; thread: string; resolved: boolean }
  | { intent: "propose"; changes: Change[] }
  | { intent: "decide"; threads: string[]; decision: Decision; merge?: { seen: string; wording: string } };

export interface Threads {
  threads: Thread[];
  /** Whom a comment can mention. */
  people: Person[];
  mayComment: boolean;
  maySuggest: boolean;
  mayDecide: boolean;
  /** Whether they have been read once; `failed` when the last reading did not succeed. */
  loaded: boolean;
  failed: boolean;
}

export interface ThreadStore {
  get(): Threads;
  subscribe: (listener: () => void) => () => void;
  /** Sends a change; null when it was taken, else why not. */
  send(request: ThreadRequest): Promise<RefusalCode | null>;
  destroy(): void;
}

/** How long a change waits for one's own last keystrokes to be stored, so that the server knows the words it is about. */
const WAIT_FOR_TEXT = 3000;

function whenSaved(session: Session): Promise<void> {
  return new Promise((resolve) => {
    if (!session.status().unsent) return resolve();
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, WAIT_FOR_TEXT);
    const stop = session.subscribe(() => {
      if (!session.status().unsent) finish();
    });
  });
}

const codeOf = (value: unknown): RefusalCode => REFUSAL_CODES.find((code) => code === value) ?? "unavailable";

/** The comments of a submission (null: of a text that takes none), read again whenever the server says that they changed. */
export function createThreadStore(submissionId: string | null, session: Session): ThreadStore {
  const address = `/submissions/${submissionId ?? ""}/threads`;
  const listeners = new Set<() => void>();
  let state: Threads = { threads: [], people: [], mayComment: false, maySuggest: false, mayDecide: false, loaded: false, failed: false };
  let reading: AbortController | null = null;
  let seen = -1;

  function set(next: Partial<Threads>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function answer(response: Response): Promise<RefusalCode | null> {
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body) {
      set({ ...(body as Threads), loaded: true, failed: false });
      return null;
    }
    return codeOf((body as { refusal?: { code?: unknown } } | null)?.refusal?.code);
  }

  async function read() {
    reading?.abort();
    const mine = (reading = new AbortController());
    try {
      const refused = await answer(await fetch(address, { headers: { Accept: "application/json" }, signal: mine.signal }));
      if (refused) set({ failed: true });
    } catch {
      if (!mine.signal.aborted) set({ failed: true });
    }
  }

  const follow = () => {
    if (submissionId === null) return;
    const { threadsChanged, save } = session.status();
    // the line, when it is there, says that they are to be read
    if (save === "opening" || threadsChanged === seen) return;
    seen = threadsChanged;
    void read();
  };
  const stop = session.subscribe(follow);
  follow();

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(request) {
      await whenSaved(session);
      // an answer that is on its way is older than this change
      reading?.abort();
      try {
        const body = new URLSearchParams({ request: JSON.stringify(request) });
        return await answer(await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body }));
      } catch {
        return "unavailable";
      }
    },
    destroy() {
      stop();
      reading?.abort();
      listeners.clear();
    },
  };
}
