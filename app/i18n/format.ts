/** OHCHR's deadlines are Geneva's; a page that means another zone says so. */
export const GENEVA = "Europe/Zurich";

interface Options {
  locale?: string;
  timeZone?: string;
}
type When = string | number | Date;

/** Day before month, as the field writes it, where a locale does not say which English it means. */
const tag = (locale = "en") => (locale === "en" ? "en-GB" : locale);

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and zone: that is dear. */
function dateFormat(style: Intl.DateTimeFormatOptions, { locale, timeZone = GENEVA }: Options): Intl.DateTimeFormat {
  const key = JSON.stringify([tag(locale), timeZone, style]);
  const format = made.get(key) ?? new Intl.DateTimeFormat(tag(locale), { ...style, timeZone });
  made.set(key, format);
  return format;
}

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const MINUTE = { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;

/** "14 October 2026", as the calendar of the zone (Geneva's unless given) has it. */
export const formatDate = (when: When, options: Options = {}): string => dateFormat(DAY, options).format(new Date(when));

/** "14 October 2026 at 23:59 CEST": always with the name of its zone. */
export const formatDateTime = (when: When, options: Options = {}): string => dateFormat(MINUTE, options).format(new Date(when));

/** "5,630"; fractions as the options of `Intl.NumberFormat` say. */
export const formatNumber = (value: number, { locale, ...options }: Intl.NumberFormatOptions & { locale?: string } = {}): string =>
  new Intl.NumberFormat(tag(locale), options).format(value);

/** "in 12 days", "3 hours ago": the distance from `from` to `when` in its largest whole unit. */
export function formatDistance(when: When, from: When, { locale }: Options = {}): string {
  const seconds = (new Date(when).getTime() - new Date(from).getTime()) / 1000;
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[2];
  return new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

const lists = new Map<string, Intl.ListFormat>();

/** "A, B and C". */
export function formatList(items: readonly string[], { locale }: Options = {}): string {
  // made once: a page may list hundreds of times
  const list = lists.get(tag(locale)) ?? new Intl.ListFormat(tag(locale), { type: "conjunction" });
  lists.set(tag(locale), list);
  return list.format(items);
}
