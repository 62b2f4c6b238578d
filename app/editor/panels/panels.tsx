import type { ComponentType } from "react";
import { useT } from "~/app/i18n/react.js";
import { later } from "../later.js";
import { type PanelName, useWorkspace } from "../workspace.js";
import { NotesPanel } from "./notes-panel.js";
import { Outline } from "./outline.js";

// what is not shown at first is loaded when it is asked for: every page has a budget
const ChecksPanel = later(() => import("./checks-panel.js").then((all) => all.ChecksPanel));
const CommentsPanel = later(() => import("./comments-panel.js").then((all) => all.CommentsPanel));
const CoverPanel = later(() => import("./cover-panel.js").then((all) => all.CoverPanel));
const PlanPanel = later(() => import("./plan-panel.js").then((all) => all.PlanPanel));
const RecommendationsPanel = later(() => import("./recommendations-panel.js").then((all) => all.RecommendationsPanel));
const SummaryPanel = later(() => import("../summary/summary-panel.js").then((all) => all.default));

const PANELS: Partial<Record<PanelName, ComponentType>> = {
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
        <Shown />
      </div>
    </>
  );
}
