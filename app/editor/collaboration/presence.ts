import type { Provider, UserState } from "@lexical/yjs";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** Cursors are told to the others at most so often, in milliseconds. */
const PUBLISH_EVERY = 80;

/** A caret sticks to the letter before it. Lexical lets it drift behind what others type at the same place, and two people's words would interleave letter by letter. */
export function stick(state: UserState, doc: Y.Doc): UserState {
  const { anchorPos, focusPos } = state;
  if (!anchorPos || !focusPos || !Y.compareRelativePositions(anchorPos, focusPos)) return state;
  const place = Y.createAbsolutePositionFromRelativePosition(anchorPos, doc);
  if (!place) return state;
  const caret = Y.createRelativePositionFromTypeIndex(place.type, place.index, -1);
  return { ...state, anchorPos: caret, focusPos: caret };
}

export const NOWHERE: UserState = { anchorPos: null, focusPos: null, focusing: false, name: "", color: "", awarenessData: {} };

/** y-websocket sends back all that it hears of others. The server knows that already, so only what is said here is sent. */
function tellOnlyOwn(provider: WebsocketProvider) {
  const { awareness } = provider;
  const tell = provider._awarenessUpdateHandler;
  awareness.off("update", tell);
  provider._awarenessUpdateHandler = (changes, origin) => {
    if (origin !== provider) tell(changes, origin);
  };
  awareness.on("update", provider._awarenessUpdateHandler);
}

/** The provider as Lexical's binding knows it: its own cursor exactly and at once, the others told of it at a calm pace. */
export function presenceOf(provider: WebsocketProvider, doc: Y.Doc): Provider {
  const { awareness } = provider;
  tellOnlyOwn(provider);
  let local: UserState | null = NOWHERE;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const publish = () => {
    timer = null;
    awareness.setLocalState(local);
  };
  publish();
  return {
    awareness: {
      getLocalState: () => local,
      setLocalState(state: UserState | null) {
        local = state && stick(state, doc);
        timer ??= setTimeout(publish, PUBLISH_EVERY);
      },
      setLocalStateField(field, value) {
        local = { ...(local ?? NOWHERE), [field]: value };
        timer ??= setTimeout(publish, PUBLISH_EVERY);
      },
      getStates: () => awareness.getStates() as Map<number, UserState>,
      on: (type, listener) => {
        awareness.on(type, listener);
      },
      off: (type, listener) => {
        awareness.off(type, listener);
      },
    },
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    on: () => undefined,
    off: () => undefined,
  };
}
