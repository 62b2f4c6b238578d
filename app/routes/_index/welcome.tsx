import { Link } from "@remix-run/react";
import { useT } from "~/app/i18n/react.js";
import { Specimen } from "./specimen.js";

/** What Caucus is, for somebody who has not signed in. */
export function Welcome() {
  const t = useT();
  return (
    <div className="page welcome">
      <div className="welcome__hero">
        <p className="eyebrow">{t("common.product-line")}</p>
        <h1>{t("account.welcome-title")}</h1>
        <div className="welcome__text">
          <p>{t("account.welcome-1")}</p>
          <p>{t("account.welcome-2")}</p>
          <p>{t("account.welcome-3")}</p>
        </div>
        <p className="actions">
          <Link to="/sign-up" className="button button--primary">
            {t("common.sign-up")}
          </Link>
          <Link to="/sign-in" className="button button--secondary">
            {t("common.sign-in")}
          </Link>
        </p>
      </div>
      <Specimen />
      <section className="welcome__story">
        <h2>{t("account.story-title")}</h2>
        <ol className="story">
          {([1, 2, 3, 4] as const).map((step) => (
            <li key={step}>
              <h3>{t(`account.story-${step}`)}</h3>
              <p>{t(`account.story-${step}-text`)}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
