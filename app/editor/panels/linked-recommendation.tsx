import { useState } from "react";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { linkKey, LINKS_MAP } from "~/app/domain/document/yjs.js";
import type { BlockReference } from "~/app/domain/mapping/coverage.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { LinkEditor } from "./link-editor.js";
import { RecommendationText } from "./recommendation-text.js";

const FORM_KEYS = { inline: "editor.recs-from-text", box: "editor.recs-from-box", link: "editor.recs-by-hand" } as const;

interface LinkedProps {
  block: string;
  /** The ways in which the block is tied to this recommendation. */
  forms: readonly BlockReference[];
  link: RecommendationLink | undefined;
}

/** A recommendation that the block speaks to, and how. */
export function LinkedRecommendation({ block, forms, link }: LinkedProps) {
  const t = useT();
  const { facts, session, mayWrite } = useWorkspace();
  const [open, setOpen] = useState(false);
  const { number, symbol } = forms[0]!;
  const recommendation = facts.recommendations.find((one) => one.number === number && one.symbol === symbol);
  const key = linkKey({ block, symbol, number });
  const links = session.doc.getMap<RecommendationLink>(LINKS_MAP);
  const says = [...forms.map(({ form }) => t(FORM_KEYS[form])), ...(link ? [t(`mapping.kind-${link.kind}`)] : [])];
  if (link?.level) says.push(t(`coverage.level-${link.level}`));
  if (link?.organisation) says.push(link.organisation);
  return (
    <li className="rec">
      {recommendation ? (
        <RecommendationText recommendation={recommendation} />
      ) : (
        <p>
          <strong>{number}</strong> <span className="quiet">{symbol}</span>
        </p>
      )}
      <p className="quiet">{says.join(" · ")}</p>
      {link?.note && !open && <p dir="auto">{link.note}</p>}
      {open && mayWrite && (
        <LinkEditor link={link ?? { block, symbol, number, kind: "addresses" }} onChange={(changed) => links.set(key, changed)} />
      )}
      {mayWrite && (
        <p className="rec__actions">
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            aria-label={t(open ? "mapping.judge-close-label" : "mapping.judge-label", { number })}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "mapping.judge-close" : "mapping.judge")}
          </button>
          {link && (
            <button
              type="button"
              className="link-button"
              aria-label={t("editor.recs-remove-label", { number })}
              onClick={() => links.delete(key)}
            >
              {t("editor.recs-remove")}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
