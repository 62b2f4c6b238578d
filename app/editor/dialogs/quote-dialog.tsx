import { filterRecommendations } from "~/app/domain/recommendations/filter.js";
import { boxLabel } from "~/app/domain/document/printed-words.js";
import { useT } from "~/app/i18n/react.js";
import { quoteRecommendation } from "../commands.js";
import { useWorkspace } from "../workspace.js";
import { ChoiceList } from "./choice-list.js";
import { Dialog } from "./dialog.js";
import type { DialogProps } from "./dialogs.js";

/** Quotes a recommendation of the review's list, number and official text, in a box at the cursor's block. */
export function QuoteDialog({ context: { editor }, onClose }: DialogProps) {
  const t = useT();
  const { facts } = useWorkspace();
  return (
    <Dialog title={t("writing.quote-recommendation")} onClose={onClose}>
      {facts.recommendations.length === 0 ? (
        <p>{t("editor.recs-list-empty")}</p>
      ) : (
        <ChoiceList
          label={t("editor.recs-search")}
          search={(query) =>
            filterRecommendations(facts.recommendations, { query, position: "", theme: "", state: "", sdg: "", person: "" })
          }
          keyOf={({ symbol, number }) => `${symbol} ${number}`}
          show={({ number, text, states, symbol }) => (
            <>
              <strong>{number}</strong> {text} {states.length > 0 && `(${states.join(", ")})`}{" "}
              <span className="quiet">
                {symbol}
                {facts.sampleSymbols.includes(symbol) && ` · ${t("editor.sample-wording")}`}
              </span>
            </>
          )}
          onChoose={(recommendation) => {
            quoteRecommendation(editor, recommendation, boxLabel(facts.language, facts.stateName));
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
