export const VERSION_KINDS = [
  /** Kept by itself when people stopped for a while. */
  "automatic",
  /** Kept because somebody said so. */
  "named",
  /** The text that was frozen for signature. */
  "sign-off",
  /** Kept by itself before an older text was brought back. */
  "before-restore",
] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

interface Kept {
  id: string;
  kind: VersionKind;
  createdAt: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Of versions that came by themselves one stays per span of this length (milliseconds), by how old they are; the youngest all stay. */
const SPANS = [
  { until: HOUR, span: 0 },
  { until: DAY, span: HOUR },
  { until: 30 * DAY, span: DAY },
  { until: Infinity, span: 7 * DAY },
] as const;

/** However they are spread, never more of them than this. */
export const MOST_AUTOMATIC = 100;

/**
 * The ids of those versions that are not worth their room any more: of what was kept by itself the newest of each span stays. What
 * people named or signed is never among them.
 */
export function thinned(versions: readonly Kept[], now: Date): string[] {
  const own = versions.filter(({ kind }) => kind === "automatic" || kind === "before-restore");
  const newestFirst = [...own].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const seen = new Set<string>();
  let stay = 0;
  return newestFirst.flatMap(({ id, createdAt }) => {
    const age = now.getTime() - createdAt.getTime();
    const { span } = SPANS.find(({ until }) => age < until)!;
    const place = span === 0 ? id : `${String(span)} ${String(Math.floor(createdAt.getTime() / span))}`;
    if (seen.has(place) || stay >= MOST_AUTOMATIC) return [id];
    seen.add(place);
    stay += 1;
    return [];
  });
}
