import type { Participant } from "~/app/domain/document/wire.js";
import type { Presence } from "./awareness.js";

/** Who is in a document: the clients of this server, as it stamped them, and those of other servers, as those stamped them. */
export interface Presences {
  all(): Presence[];
  /** Those of this server's own clients. */
  own(): Presence[];
  /** Whether a person may not appear under this client id, because somebody else does on another server. */
  taken(clientId: number, userId: string): boolean;
  set(presence: Presence): void;
  /** A client of this server left; returns what the others are told, or null when it had not been seen. */
  remove(clientId: number): Presence | null;
  /** What another server says of its clients, with `complete` of all of them; returns what is news here. */
  hear(from: string, said: readonly Presence[], complete: boolean): Presence[];
  /** Another server is gone; returns what the clients here are told. */
  drop(from: string): Presence[];
}

const userOf = ({ state }: Presence) => (state?.awarenessData as Participant | undefined)?.userId;
// with the clock unchanged, so that the same client is seen again as soon as it moves, here or on another server
const left = ({ clientId, clock }: Presence): Presence => ({ clientId, clock, state: null });

export function createPresences(): Presences {
  const here = new Map<number, Presence>();
  const elsewhere = new Map<number, { from: string; presence: Presence }>();

  function accept(from: string, presence: Presence): boolean {
    const { clientId } = presence;
    // a client that came here from another server is this server's to speak of
    if (here.has(clientId)) return false;
    const known = elsewhere.get(clientId);
    const theirs = known?.from === from;
    if (!presence.state) return theirs && elsewhere.delete(clientId);
    if (known && !theirs && userOf(known.presence) !== userOf(presence)) return false;
    elsewhere.set(clientId, { from, presence });
    return true;
  }

  const dropWhere = (from: string, keep: ReadonlySet<number>) => {
    const gone = [...elsewhere.values()].filter((known) => known.from === from && !keep.has(known.presence.clientId));
    for (const { presence } of gone) elsewhere.delete(presence.clientId);
    return gone.map(({ presence }) => left(presence));
  };

  return {
    all: () => [...here.values(), ...[...elsewhere.values()].map(({ presence }) => presence)],
    own: () => [...here.values()],
    taken(clientId, userId) {
      const known = elsewhere.get(clientId);
      return known !== undefined && userOf(known.presence) !== userId;
    },
    set(presence) {
      elsewhere.delete(presence.clientId);
      if (presence.state) here.set(presence.clientId, presence);
      else here.delete(presence.clientId);
    },
    remove(clientId) {
      const presence = here.get(clientId);
      here.delete(clientId);
      return presence ? left(presence) : null;
    },
    hear(from, said, complete) {
      const gone = complete ? dropWhere(from, new Set(said.map(({ clientId }) => clientId))) : [];
      return [...gone, ...said.filter((presence) => accept(from, presence))];
    },
    drop: (from) => dropWhere(from, new Set()),
  };
}
