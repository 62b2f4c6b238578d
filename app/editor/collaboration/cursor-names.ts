import type { BindingV2, Provider } from "@lexical/yjs";

/** How long a name stands over the line above after its cursor has moved. Milliseconds. */
const SHOWN = 2500;

/** Shows whose a cursor is when it has moved, and for a moment: for good it would hide the words above it. */
export function cursorNames({ cursors }: BindingV2, { awareness }: Provider) {
  const places = new Map<number, string>();
  return () => {
    const states = awareness.getStates();
    for (const [client, { selection }] of cursors) {
      const state = states.get(client);
      if (!state || !selection) continue;
      const place = JSON.stringify([state.anchorPos, state.focusPos]);
      if (places.get(client) === place) continue;
      places.set(client, place);
      const { name } = selection;
      for (const running of name.getAnimations()) running.cancel();
      // then it goes at once: half faded it would be hard to read and still in the way
      name.animate({ opacity: [1, 1] }, SHOWN);
    }
  };
}
