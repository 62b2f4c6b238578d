import { formatDateTime, formatDistance } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { Badge } from "./badge.js";

const DAY = 86_400_000;

/** A review's deadline in Geneva's time, and how far away it was when the page was made. */
export function ReviewDeadline({ deadline, now }: { deadline: Date; now: Date }) {
  const t = useT();
  const { locale } = useLocale();
  const left = deadline.getTime() - now.getTime();
  const distance = formatDistance(deadline, now, { locale });
  const kind = left < 0 ? "neutral" : left < 7 * DAY ? "danger" : left < 30 * DAY ? "warning" : "success";
  return (
    <span className="review-deadline">
      <time dateTime={deadline.toISOString()}>{formatDateTime(deadline, { locale })}</time>
      <Badge kind={kind}>{t(left < 0 ? "review.deadline-passed" : "review.deadline-comes", { distance })}</Badge>
    </span>
  );
}
