import type { Provider, UserState } from "@lexical/yjs";
import type * as Y from "yjs";
import { stick } from "./presence.js";

const silent = () => undefined;

/**
 * For an editor whose cursor nobody else sees, a note's or a draft's; the provider of the text keeps presence and line. It remembers where
 * its own cursor stands: the binding puts it back there when others write before it or at the same place, else one's next letters would
 * fall among theirs.
 */
export function ownPresence(doc: Y.Doc): Provider {
  let own: UserState | null = { anchorPos: null, focusPos: null, focusing: true, name: "", color: "", awarenessData: {} };
  return {
    awareness: {
      getLocalState: () => own,
      getStates: () => new Map(),
      off: silent,
      on: silent,
      setLocalState: (state) => {
        own = state && stick(state, doc);
      },
      setLocalStateField: silent,
    },
    connect: silent,
    disconnect: silent,
    off: silent,
    on: silent,
  };
}
