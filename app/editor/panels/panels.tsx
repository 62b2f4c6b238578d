import { lazy, Suspense } from "react";
import { useT } from "~/app/i18n/react.js";
import { type PanelName, useWorkspace } from "../workspace.js";
import { ChecksPanel } from "./checks-panel.js";
import { CommentsPanel } from "./comments-panel.js";
import { CoverPanel } from "./cover-panel.js";
import { NotesPanel } from "./notes-panel.js";
import { Outline } from "./outline.js";
import { PlanPanel } from "./plan-panel.js";
import { RecommendationsPanel } from "./recommendations-panel.js";

const SummaryPanel = lazy(() => import("../summary/summary-panel.js"));

const PANELS: Partial<Record<PanelName, () => JSX.Element>> = {
  outline: Outline,
  comments: CommentsPanel,
  plan: PlanPanel,
  notes: NotesPanel,
  recommendations: RecommendationsPanel,
  checks: ChecksPanel,
  cover: CoverPanel,
};
const SUBMISSION = Object.keys(PANELS) as PanelName[];
const SUMMARY: PanelName[] = ["sources", "marks", "outline", "notes"];

/** What stands beside the text, one thing at a time. */
export function Panels() {
  const t = useT();
  const { facts, panel, showPanel } = useWorkspace();
  const names = facts.summary ? SUMMARY : SUBMISSION;
  const Shown = facts.summary && panel !== "outline" ? SummaryPanel : PANELS[panel]!;
  const move = (by: number) => {
    const next = names[(names.indexOf(panel) + by + names.length) % names.length]!;
    showPanel(next);
    document.getElementById(`panel-tab-${next}`)?.focus();
  };
  return (
    <>
      <div
        className="panel-tabs"
        role="tablist"
        aria-label={t("editor.panels")}
        onKeyDown={(event) => {
          if (event.key === "ArrowRight") move(1);
          if (event.key === "ArrowLeft") move(-1);
        }}
      >
        {names.map((name) => (
          <button
            key={name}
            id={`panel-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === panel}
            aria-controls="panel"
            tabIndex={name === panel ? 0 : -1}
            onClick={() => showPanel(name)}
          >
            {name === "plan" ? t("plan.panel") : t(`editor.${name}`)}
          </button>
        ))}
      </div>
      <div className="panel" id="panel" data-panel={panel} role="tabpanel" aria-labelledby={`panel-tab-${panel}`} tabIndex={0}>
        <Suspense>
          <Shown />
        </Suspense>
      </div>
    </>
  );
}
