import { type ReactNode, useState } from "react";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { linkKey, LINKS_MAP } from "~/app/domain/document/yjs.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { LinkEditor } from "./link-editor.js";

interface LinkedItemProps {
  /** What is linked, and how a new link to it begins. */
  link: RecommendationLink;
  /** The link was made by hand, so it can be taken away. */
  byHand: boolean;
  /** How the block is tied to it besides the link, in words. */
  forms?: readonly string[];
  labels: { judge: string; done: string; remove: string };
  /** What it says. */
  children: ReactNode;
  /** Further buttons. */
  actions?: ReactNode;
}

/** Something that the block speaks to, and how: to be judged, and taken away. */
export function LinkedItem({ link, byHand, forms = [], labels, children, actions }: LinkedItemProps) {
  const t = useT();
  const { session, mayWrite } = useWorkspace();
  const [open, setOpen] = useState(false);
  const key = linkKey(link);
  const links = session.doc.getMap<RecommendationLink>(LINKS_MAP);
  const says = [...forms];
  if (byHand) says.push(t(`mapping.kind-${link.kind}`));
  if (link.level) says.push(t(`coverage.level-${link.level}`));
  if (link.organisation) says.push(link.organisation);
  return (
    <li className="rec">
      {children}
      <p className="quiet">{says.join(" · ")}</p>
      {link.note && !open && <p dir="auto">{link.note}</p>}
      {open && mayWrite && <LinkEditor link={link} onChange={(changed) => links.set(key, changed)} />}
      {mayWrite && (
        <p className="rec__actions">
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            aria-label={open ? labels.done : labels.judge}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "mapping.judge-close" : "mapping.judge")}
          </button>
          {actions}
          {byHand && (
            <button type="button" className="link-button" aria-label={labels.remove} onClick={() => links.delete(key)}>
              {t("editor.recs-remove")}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
