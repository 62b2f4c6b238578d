import { formatNumber } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { Hash } from "./hash.js";

interface ListedAnnex {
  id: string;
  title: string;
  fileName: string;
  bytes: number;
  hash: string;
  organisation: string | null;
  body: string;
}

/** The annexes of a frozen text, and below them what single organisations see otherwise, word for word. `href` is the way to a file. */
export function AnnexList({ annexes, href }: { annexes: readonly ListedAnnex[]; href: (id: string) => string }) {
  const t = useT();
  const { locale } = useLocale();
  const ofAll = annexes.filter(({ organisation }) => organisation === null);
  const views = annexes.filter(({ organisation }) => organisation !== null);
  if (annexes.length === 0) return null;
  return (
    <>
      {ofAll.length > 0 && (
        <section className="flow" aria-labelledby="annexes">
          <h3 id="annexes">{t("annexes.title")}</h3>
          <ol>
            {ofAll.map((annex) => (
              <li key={annex.id}>
                <a href={href(annex.id)} download>
                  <bdi>{annex.title}</bdi>
                </a>{" "}
                <span className="soft">
                  <bdi>{annex.fileName}</bdi>, {t("annexes.size", { size: formatNumber(Math.ceil(annex.bytes / 1000), { locale }) })}
                </span>
                <br />
                <Hash value={annex.hash} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {views.length > 0 && (
        <section className="flow" aria-labelledby="views">
          <h3 id="views">{t("annexes.views-title")}</h3>
          <p className="soft">{t("annexes.views-lead")}</p>
          {views.map((view) => (
            <figure key={view.id} className="reason">
              <figcaption>{t("annexes.view-of", { organisation: view.organisation ?? "" })}</figcaption>
              <blockquote dir="auto">{view.body}</blockquote>
            </figure>
          ))}
        </section>
      )}
    </>
  );
}
