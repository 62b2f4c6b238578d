import { Link, useSearchParams } from "@remix-run/react";
import { useT } from "~/app/i18n/react.js";

/** A part of a list: what stands before it, how much is shown at once, and how much there is. */
interface Part {
  from: number;
  size: number;
  of: number;
}

/** "1 to 100 of 350"; nothing where one part holds all. */
export function PartShown({ from, size, of }: Part) {
  const t = useT();
  return of <= size ? null : <>{t("common.pager-shown", { first: from + 1, last: Math.min(from + size, of), total: of })}</>;
}

/** The way through a list that is shown in parts; nothing where one part holds all. `anchor` is where the list begins on the page. */
export function Pager({ from, size, of, anchor }: Part & { anchor: string }) {
  const t = useT();
  const [search] = useSearchParams();
  if (of <= size) return null;
  const at = (start: number) => {
    const next = new URLSearchParams(search);
    next.delete("from");
    if (start > 0) next.set("from", String(start));
    return `?${next.toString()}#${anchor}`;
  };
  return (
    <nav className="pager" aria-label={t("common.pager")}>
      {from > 0 && <Link to={at(Math.max(from - size, 0))}>{t("common.pager-previous", { count: Math.min(size, from) })}</Link>}
      <span>
        <PartShown from={from} size={size} of={of} />
      </span>
      {from + size < of && <Link to={at(from + size)}>{t("common.pager-next", { count: Math.min(size, of - from - size) })}</Link>}
    </nav>
  );
}
