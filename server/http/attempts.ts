export interface Attempts {
  /** Whether a further attempt may be made for this key now. */
  allows(key: string): boolean;
  /** Counts one: that failed, or that is to be counted in any case. */
  failed(key: string): void;
  /** Forgets what failed, after one that succeeded. */
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

/** Counts failures by key: after `limit` of them within `windowMs` of the first none is allowed until that time has passed. Kept in memory. */
export function createAttempts({ limit, windowMs, now = Date.now }: { limit: number; windowMs: number; now?: () => number }): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  const standing = (key: string) => {
    const found = failures.get(key);
    if (found && found.until > now()) return found;
    failures.delete(key);
    return undefined;
  };
  return {
    allows: (key) => (standing(key)?.count ?? 0) < limit,
    failed(key) {
      const found = standing(key);
      if (found) {
        found.count += 1;
        return;
      }
      // the oldest goes first: a flood of invented addresses must not fill the memory
      if (failures.size >= MOST_KEYS) failures.delete(failures.keys().next().value!);
      failures.set(key, { count: 1, until: now() + windowMs });
    },
    succeeded: (key) => void failures.delete(key),
  };
}
