import { Fragment } from "react";
import { directionOf } from "~/app/domain/document/direction.js";
import type { Cover } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";

const href = (website: string) =>
  /^https?:/i.test(website) ? website : /^[^\s:]+\.[^\s:]+$/.test(website) ? `https://${website}` : undefined;

/** What stands before the text: who submits it, key words, contact, the covering letter. */
export function CoverView({ cover, language = "en" }: { cover: Cover; language?: string }) {
  const t = useT();
  const facts = [
    ["common.cover-keywords", cover.keywords],
    ["common.cover-contact", cover.contact],
  ] as const;
  return (
    <section id="cover" className="cover card" lang={language} dir={directionOf(language)} aria-label={t("common.cover")}>
      <p className="cover__title">{cover.title}</p>
      <ul className="cover__organisations">
        {cover.organisations.map((organisation) => (
          <li key={organisation.name}>
            <strong>{organisation.name}</strong>
            {organisation.acronym && <> ({organisation.acronym})</>}
            {organisation.description && <p>{organisation.description}</p>}
            {(organisation.address || organisation.website) && (
              <p className="soft">
                {organisation.address}
                {organisation.address && organisation.website && " · "}
                {href(organisation.website) ? (
                  <a href={href(organisation.website)} rel="noopener noreferrer nofollow">
                    {organisation.website}
                  </a>
                ) : (
                  organisation.website
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <Fragment key={label}>
                <dt>{t(label)}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
      {cover.letter && <p className="cover__letter">{cover.letter}</p>}
    </section>
  );
}
