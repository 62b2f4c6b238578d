import type { RecommendationLink } from "~/app/domain/document/document.js";
import type { BlockReference } from "~/app/domain/mapping/coverage.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { LinkedItem } from "./linked-item.js";
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
  const { facts } = useWorkspace();
  const { number, symbol } = forms[0]!;
  const recommendation = facts.recommendations.find((one) => one.number === number && one.symbol === symbol);
  return (
    <LinkedItem
      link={link ?? { block, symbol, number, kind: "addresses" }}
      byHand={link !== undefined}
      forms={forms.map(({ form }) => t(FORM_KEYS[form]))}
      labels={{
        judge: t("mapping.judge-label", { number }),
        done: t("mapping.judge-close-label", { number }),
        remove: t("editor.recs-remove-label", { number }),
      }}
    >
      {recommendation ? (
        <RecommendationText recommendation={recommendation} />
      ) : (
        <p>
          <strong>{number}</strong> <span className="quiet">{symbol}</span>
        </p>
      )}
    </LinkedItem>
  );
}
