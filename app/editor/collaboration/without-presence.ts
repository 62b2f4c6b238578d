import type { Provider } from "@lexical/yjs";

const silent = () => undefined;
/** For an editor without cursors, a note's or a draft's: the provider of the text keeps presence and line. */
export const WITHOUT_PRESENCE: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    off: silent,
    on: silent,
    setLocalState: silent,
    setLocalStateField: silent,
  },
  connect: silent,
  disconnect: silent,
  off: silent,
  on: silent,
};
