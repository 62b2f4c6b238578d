import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { Remark } from "~/app/domain/mapping/remarks/remarks.js";
import { useT } from "~/app/i18n/react.js";
import { correct } from "../corrections.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";
import { placeName } from "./place.js";

/** What does not agree with the lists, each with its corrections; with the way to its paragraph where `withPlace`. */
export function RemarkList({ remarks, withPlace }: { remarks: readonly Remark[]; withPlace?: boolean }) {
  return (
    <ul className="recs">
      {remarks.map((remark) => (
        <RemarkItem
          key={`${remark.block} ${remark.kind} ${remark.number} ${String(remark.place.start)}`}
          remark={remark}
          withPlace={withPlace}
        />
      ))}
    </ul>
  );
}

function RemarkItem({ remark, withPlace }: { remark: Remark; withPlace?: boolean }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { mayWrite } = useWorkspace();
  const analysis = useAnalysis();
  const { kind, number, block, corrections, position } = remark;
  return (
    <li className="rec rec--remark" data-remark={kind}>
      <p>
        {t(`mapping.remark-${kind}`, {
          number,
          position: position ? t(`recommendation.position-${position}`) : "",
          report: corrections.map(({ label }) => label).join(", "),
        })}
      </p>
      <Difference remark={remark} />
      {((mayWrite && corrections.length > 0) || withPlace) && (
        <p className="rec__actions">
          {mayWrite &&
            corrections.map((correction) => (
              <button
                key={correction.text}
                type="button"
                className="button button--small"
                onClick={() => correct(editor, block, correction)}
              >
                {t(kind === "quotation" ? "mapping.use-official" : kind === "ambiguous" ? "mapping.name-report" : "mapping.replace-by", {
                  text: correction.label,
                })}
              </button>
            ))}
          {withPlace && (
            <button type="button" className="link-button" onClick={() => goToBlock(block)}>
              {t("mapping.in-place", { place: placeName(t, analysis, block) })}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

/** The quotation against the official text; what each has that the other has not is marked, and said to those who do not see it. */
function Difference({ remark: { difference } }: { remark: Remark }) {
  const t = useT();
  if (!difference) return null;
  return (
    <p className="rec__difference" dir="auto">
      {difference.map(({ change, text }, i) =>
        change === "same" ? (
          text
        ) : change === "missing" ? (
          <ins key={i} title={t("mapping.official-has")}>
            {text}
          </ins>
        ) : (
          <del key={i} title={t("mapping.yours-has")}>
            {text}
          </del>
        ),
      )}
    </p>
  );
}
