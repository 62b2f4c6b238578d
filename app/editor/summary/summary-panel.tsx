import { useWorkspace } from "../workspace.js";
import { MarksPanel } from "./marks-panel.js";
import { SourcesPanel } from "./sources-panel.js";
import { SummaryNotes } from "./summary-notes.js";

/** What stands beside a summary. */
export default function SummaryPanel() {
  const { panel } = useWorkspace();
  return panel === "marks" ? <MarksPanel /> : panel === "notes" ? <SummaryNotes /> : <SourcesPanel />;
}
