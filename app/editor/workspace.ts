import { createContext, useContext, useSyncExternalStore } from "react";
import type { SubmissionState } from "~/app/domain/access/may.js";
import type { CarriedText } from "~/app/domain/document/carried.js";
import type { CoverOrganisation } from "~/app/domain/document/document.js";
import type { DismissedAdvice } from "~/app/domain/guidelines/dismissed.js";
import type { GuidelineSet, SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { BlockPlace } from "~/app/domain/summary/places.js";
import type { AnnexFacts } from "~/app/domain/submission/annexes.js";
import type { Plan } from "~/app/domain/submission/plan.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { Analysis, AnalysisStore } from "./analysis.js";
import type { Session, SessionStatus } from "./collaboration/session.js";

/** What the page knows about the submission before anybody writes. */
export interface SubmissionFacts {
  submissionId: string;
  documentId: string;
  title: string;
  state: SubmissionState;
  kind: SubmitterKind;
  language: string;
  userId: string;
  stateName: string;
  session: number;
  guidelines: GuidelineSet;
  organisations: CoverOrganisation[];
  recommendations: Recommendation[];
  /** Lists that hold sample wording. */
  sampleSymbols: string[];
  /** The coalition's organisations, those that the reader writes for among them, and what was agreed on. */
  partners: { id: string; name: string }[];
  myOrganisations: string[];
  plan: Plan;
  mayPlan: boolean;
  /** YYYY-MM-DD, where the server is. */
  today: string;
  dismissedAdvice: DismissedAdvice[];
  /** The files that go with the text. */
  annexes?: AnnexFacts[];
  warnings: { id: string; message: string; block: string | null }[];
  /** The text as the server had it when it sent the page, and whether it took the reader's edits. */
  text: CarriedText;
  mayWrite: boolean;
  /** Where the text is a review's summary: what was filed, by which its citations are printed. */
  summary?: SummaryFacts;
}

export interface SummaryFacts {
  reviewId: string;
  /** In the order of their names. */
  sources: { id: string; name: string; title: string; places: Record<string, BlockPlace> }[];
}

export type PanelName = "sources" | "marks" | "outline" | "comments" | "plan" | "notes" | "recommendations" | "checks" | "cover";

export interface Workspace {
  facts: SubmissionFacts;
  session: Session;
  analysis: AnalysisStore;
  mayWrite: boolean;
  /** The block that the cursor is in. */
  currentBlock: string | null;
  panel: PanelName;
  /** The endnote that is being written beside the text. */
  openNote: string | null;
  /** The endnote that is being written at its mark. */
  noteInText: string | null;
  showPanel(panel: PanelName): void;
  editNote(noteId: string | null, where?: "panel" | "text"): void;
  /** Told whether a draft holds suggestions that nobody else has: the text is then not left unasked. */
  onDraft(unsent: boolean): void;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("outside the workspace");
  return workspace;
}

export function useAnalysis(): Analysis {
  const { analysis } = useWorkspace();
  return useSyncExternalStore(analysis.subscribe, analysis.get);
}

export function useSessionStatus(session: Session): SessionStatus {
  return useSyncExternalStore(session.subscribe, session.status);
}
