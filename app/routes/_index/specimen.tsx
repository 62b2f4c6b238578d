import { useT } from "~/app/i18n/react.js";

/** A piece of a text as it looks while two people write in it: a picture, not a control. */
export function Specimen() {
  const t = useT();
  return (
    <figure className="specimen" role="img" aria-label={t("account.specimen-label")}>
      <div aria-hidden="true">
        <p className="specimen__heading">2. {t("account.specimen-heading")}</p>
        <p className="specimen__paragraph">
          <span>7.</span>
          <span>
            {t("account.specimen-before")} <mark>{t("account.specimen-number")}</mark> {t("account.specimen-after")}
            <b className="specimen__caret">{t("account.specimen-first-author")}</b>
          </span>
        </p>
        <p className="specimen__aside">{t("account.specimen-recognised")}</p>
        <p className="specimen__paragraph">
          <span>8.</span>
          <span>
            {t("account.specimen-second")}
            <b className="specimen__caret specimen__caret--second">{t("account.specimen-second-author")}</b>
          </span>
        </p>
        <p className="specimen__foot">
          <span>{t("account.length-of-limit", { used: 4812, limit: 5630 })}</span>
          <span>{t("account.specimen-signed", { count: 3, of: 4 })}</span>
        </p>
      </div>
    </figure>
  );
}
