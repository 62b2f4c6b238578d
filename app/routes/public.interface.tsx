import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { publicHeaders } from "~/server/http/published.js";

export const meta = titleMeta("published.interface-title");
export const headers = publicHeaders;

const ADDRESSES = [
  ["/api/v1/reviews", "reviews"],
  ["/api/v1/reviews/BEL-52", "review"],
  ["/api/v1/reviews/BEL-52/JS1", "piece"],
  ["/public/BEL-52/JS1/docx, /public/BEL-52/JS1/pdf", "files"],
  ["/public/BEL-52/feed.xml", "feed"],
] as const;
const RULES = ["lasting", "withdrawn", "caching", "unknown", "version"] as const;

/** How programs read what is public. */
export default function Interface() {
  const t = useT();
  return (
    <Page
      narrow
      title={t("published.interface-title")}
      lead={t("published.interface-lead")}
      breadcrumbs={[{ to: "/public", label: t("published.home") }]}
    >
      <section className="flow" aria-labelledby="addresses">
        <h2 id="addresses">{t("published.interface-addresses")}</h2>
        <dl className="published-addresses">
          {ADDRESSES.map(([address, name]) => (
            <div key={address}>
              <dt>
                <code dir="ltr">GET {address}</code>
              </dt>
              <dd>{t(`published.interface-${name}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="flow" aria-labelledby="rules">
        <h2 id="rules">{t("published.interface-rules")}</h2>
        <ul>
          {RULES.map((name) => (
            <li key={name}>{t(`published.interface-${name}`)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
