import { HttpSocket, LOST } from "./http-socket.js";

/** What carries the protocol: a WebSocket, or plain requests where the network lets no WebSocket through. */
export type LineKind = "socket" | "requests";

/** Times in milliseconds. */
const PATIENCE = {
  /** For the first message: a WebSocket that stays silent for so long is blocked. */
  socket: 5000,
  requests: 15_000,
  /** A WebSocket that lives so long works. */
  stable: 10_000,
  /** While requests carry the text, a WebSocket is tried after these times, then always after the last. */
  trials: [5000, 30_000, 60_000, 120_000, 300_000, 600_000],
};

/** So many WebSockets in a row that fail, and the next connection goes by requests. */
const FAILURES = 2;

const MEMORY = "caucus:line";

/** This tab's next page need not find out again. */
const memory = {
  isBlocked: () => {
    try {
      return sessionStorage.getItem(MEMORY) === "requests";
    } catch {
      return false;
    }
  },
  keep(kind: LineKind) {
    try {
      sessionStorage.setItem(MEMORY, kind);
    } catch {
      // a browser without storage finds out again
    }
  },
};

interface Ways {
  /** The browser's; undefined where it has none. */
  WebSocket: typeof WebSocket | undefined;
  request?: typeof fetch;
  /** Hears what carries the connection, as soon as it has brought a message. */
  onKind(kind: LineKind): void;
  patience?: typeof PATIENCE;
}

type AnySocket = Pick<WebSocket, "close" | "onclose" | "addEventListener">;

const permanent = (code: number) => code >= 4400 && code < 4500;

/**
 * Opens each connection of a provider over what works: a WebSocket; after two that failed, or one that stayed silent, plain requests; and
 * while those work, the WebSocket again as soon as a trial one brings a message. Each connection starts with a complete
 * synchronisation, so that nothing depends on which was there before.
 */
export function createLine({ WebSocket: Socket, request, onKind, patience = PATIENCE }: Ways): {
  open(address: string | URL, protocols?: string | string[]): WebSocket;
  /** No further trials. */
  destroy(): void;
} {
  let failures = memory.isBlocked() ? FAILURES : 0;
  let trials = 0;
  let destroyed = false;

  /** Calls back once, on the first message or on the end before it; the end comes at the latest after `milliseconds`. */
  function firstMessage(socket: AnySocket, milliseconds: number, hear: (came: boolean, silent: boolean) => void) {
    let told = false;
    const tell = (came: boolean, silent: boolean) => {
      if (told) return;
      told = true;
      clearTimeout(timer);
      hear(came, silent);
    };
    const timer = setTimeout(() => tell(false, true), milliseconds);
    socket.addEventListener("message", () => tell(true, false));
    for (const end of ["error", "close"] as const) socket.addEventListener(end, () => tell(false, false));
  }

  /** Lets the provider go on at once: a blocked WebSocket may take minutes to close. */
  function giveUp(socket: AnySocket) {
    const lost = Object.assign(new Event("close"), { code: LOST, reason: "no message came" }) as CloseEvent;
    (socket.onclose as ((event: CloseEvent) => void) | null)?.(lost);
    socket.close();
  }

  function openSocket(Kind: typeof WebSocket, address: string | URL, protocols?: string | string[]): WebSocket {
    const socket = new Kind(address, protocols);
    let closedHere = false;
    const close = socket.close.bind(socket);
    socket.close = (...args) => {
      closedHere = true;
      close(...args);
    };
    let came = 0;
    firstMessage(socket, patience.socket, (message, silent) => {
      if (message) {
        came = performance.now();
        memory.keep("socket");
        onKind("socket");
      } else if (silent) {
        failures = FAILURES;
        giveUp(socket);
      }
    });
    socket.addEventListener("close", ({ code }) => {
      if (closedHere || permanent(code)) return;
      failures = came > 0 && performance.now() - came >= patience.stable ? 0 : failures + 1;
    });
    return socket;
  }

  function openRequests(address: string | URL, protocols?: string | string[]): HttpSocket {
    const socket = new HttpSocket(address, request);
    let trial: ReturnType<typeof setTimeout> | undefined;
    const tryAgain = () => {
      if (destroyed || !Socket || socket.readyState === socket.CLOSED) return;
      trial = setTimeout(() => trySocket(Socket), patience.trials[Math.min(trials++, patience.trials.length - 1)]);
    };
    const trySocket = (Kind: typeof WebSocket) => {
      const other = new Kind(address, protocols);
      firstMessage(other, patience.socket, (came) => {
        other.close();
        if (!came) return tryAgain();
        failures = 0;
        trials = 0;
        // the provider connects anew; what this one was given is still sent
        socket.close();
      });
    };
    firstMessage(socket, patience.requests, (came, silent) => {
      if (came) {
        memory.keep("requests");
        onKind("requests");
        tryAgain();
      } else {
        // nothing gets through: the server is away, so either may be the first to work
        failures = FAILURES - 1;
        if (silent) socket.close();
      }
    });
    socket.addEventListener("close", () => clearTimeout(trial));
    return socket;
  }

  return {
    open(address, protocols) {
      if (Socket && failures < FAILURES) return openSocket(Socket, address, protocols);
      return openRequests(address, protocols) as unknown as WebSocket;
    },
    destroy() {
      destroyed = true;
    },
  };
}
