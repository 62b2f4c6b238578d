export interface Attempts {
  /** Counts one for this key; false where none may be made now. Before its outcome is known, or many at once would all be let through. */
  begin(key: string): boolean;
  /** Takes one back of which nobody learnt the outcome. */
  takeBack(key: string): void;
  /** Forgets those before, after one that succeeded. */
  succeeded(key: string): void;
}

const MOST_KEYS = 10_000;

/** Where attempts come from, as a key: an IPv6 address by its network of 64 bits, in which one connection has as many as it likes. */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill("0");
  return [...groups, ...zeros, ...rest].slice(0, 4).join(":");
}

/** Counts attempts by key: after `limit` of them within `windowMs` of the first none is allowed until that time has passed. Kept in memory. */
export function createAttempts({ limit, windowMs, now = Date.now }: { limit: number; windowMs: number; now?: () => number }): Attempts {
  const attempts = new Map<string, { count: number; until: number }>();
  const standing = (key: string) => {
    const found = attempts.get(key);
    if (found && found.until > now()) return found;
    attempts.delete(key);
    return undefined;
  };
  return {
    begin(key) {
      const found = standing(key);
      if (found) {
        if (found.count >= limit) return false;
        found.count += 1;
        return true;
      }
      // the oldest goes first: a flood of invented addresses must not fill the memory
      if (attempts.size >= MOST_KEYS) attempts.delete(attempts.keys().next().value!);
      attempts.set(key, { count: 1, until: now() + windowMs });
      return true;
    },
    takeBack(key) {
      const found = standing(key);
      if (found) found.count -= 1;
    },
    succeeded: (key) => void attempts.delete(key),
  };
}
