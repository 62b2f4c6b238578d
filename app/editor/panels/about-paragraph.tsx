import { matterName } from "~/app/components/matter-name.js";
import type { BlockTag } from "~/app/domain/document/document.js";
import { DISMISSED_MAP, tagKey, TAGS_MAP } from "~/app/domain/document/yjs.js";
import type { TagProposal } from "~/app/domain/mapping/tags.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";

/** Themes, groups of persons and goals of a paragraph: what was accepted, and what is proposed. */
export function AboutParagraph({ block, proposals }: { block: string; proposals: readonly TagProposal[] }) {
  const t = useT();
  const { session, mayWrite } = useWorkspace();
  const { document } = useAnalysis();
  const accepted = (document.tags ?? []).filter((tag) => tag.block === block);
  const tags = session.doc.getMap<BlockTag>(TAGS_MAP);
  const dismissed = session.doc.getMap<boolean>(DISMISSED_MAP);
  const open = proposals.filter((one) => !tags.has(tagKey({ ...one, block })) && !dismissed.has(tagKey({ ...one, block })));
  if (accepted.length === 0 && (open.length === 0 || !mayWrite)) return null;
  return (
    <section className="flow">
      <h3>{t("mapping.about")}</h3>
      {accepted.length > 0 && (
        <ul className="tags">
          {accepted.map((tag) => (
            <li key={tagKey(tag)} className="tag tag--accepted">
              {matterName(t, tag)}
              {mayWrite && (
                <button
                  type="button"
                  className="tag__button"
                  aria-label={t("mapping.tag-remove", { name: matterName(t, tag) })}
                  onClick={() => tags.delete(tagKey(tag))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && open.length > 0 && (
        <>
          <p className="quiet">{t("mapping.about-proposed")}</p>
          <ul className="tags">
            {open.map((one) => {
              const tag = { block, ...one };
              return (
                <li key={tagKey(tag)} className="tag">
                  <button
                    type="button"
                    className="tag__button tag__button--wide"
                    aria-label={t("mapping.tag-accept", { name: matterName(t, tag) })}
                    onClick={() => tags.set(tagKey(tag), tag)}
                  >
                    + {matterName(t, tag)}
                  </button>
                  <button
                    type="button"
                    className="tag__button"
                    aria-label={t("mapping.tag-dismiss", { name: matterName(t, tag) })}
                    onClick={() => dismissed.set(tagKey(tag), true)}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
