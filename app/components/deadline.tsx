import { useEffect, useState, useSyncExternalStore } from "react";
import { formatDateTime, formatDistance, GENEVA } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

interface DeadlineProps {
  /** ISO instants; `now` is the server's clock, so that the first paint is the same on both sides. */
  deadline: string;
  now: string;
  opensAt?: string | null;
  /** In one line, for a page that has no room. */
  compact?: boolean;
}

const never = () => () => undefined;
const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When a review closes for submissions: in Geneva's time, in the reader's own once the browser knows it, and how long that is from now. */
export function Deadline({ deadline, now, opensAt, compact }: DeadlineProps) {
  const t = useT();
  const { locale } = useLocale();
  const [from, setFrom] = useState(now);
  const zone = useSyncExternalStore(never, readersZone, () => null);
  useEffect(() => {
    // the server's clock decides; the reader's only measures how long the page has been open
    const skew = Date.now() - Date.parse(now);
    const tick = () => setFrom(new Date(Date.now() - skew).toISOString());
    const timer = setInterval(tick, 20_000);
    return () => clearInterval(timer);
  }, [now]);
  const past = from > deadline;
  const close = !past && Date.parse(deadline) - Date.parse(from) < 72 * 3_600_000;
  const there = formatDateTime(deadline, { locale });
  const here = zone && zone !== GENEVA ? formatDateTime(deadline, { locale, timeZone: zone }) : null;
  if (compact) {
    return (
      <p className={close ? "deadline-line deadline-line--close" : "deadline-line"}>
        {t("deadline.title")}{" "}
        <strong>
          <bdi>{t(past ? "deadline.past" : "deadline.left", { distance: formatDistance(deadline, from, { locale }) })}</bdi>
        </strong>
        <span className="soft">
          {" "}
          <time dateTime={deadline}>{t("deadline.geneva", { time: there })}</time>
        </span>
      </p>
    );
  }
  return (
    <div className={`deadline${past ? " deadline--past" : close ? " deadline--close" : ""}`}>
      <p className="deadline__title">
        <span>{t("deadline.title")}</span>{" "}
        <strong>
          <bdi>{t(past ? "deadline.past" : "deadline.left", { distance: formatDistance(deadline, from, { locale }) })}</bdi>
        </strong>
      </p>
      <p>
        <time dateTime={deadline}>{t("deadline.geneva", { time: there })}</time>
      </p>
      {here && here !== there && (
        <p className="soft">
          <bdi>{t("deadline.yours", { time: here })}</bdi>
        </p>
      )}
      {opensAt && from < opensAt && <p>{t("deadline.opens", { opens: formatDateTime(opensAt, { locale }) })}</p>}
    </div>
  );
}
