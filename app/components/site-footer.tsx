import { useT } from "~/app/i18n/react.js";

export function SiteFooter() {
  const t = useT();
  return (
    <footer className="site-footer">
      <div className="site-footer__inner">
        <p>{t("common.footer-line")}</p>
        <p>{t("common.footer-sources")}</p>
      </div>
    </footer>
  );
}
