import { type Remark, remarksOn } from "~/app/domain/mapping/remarks/remarks.js";
import type { Analysis } from "./analysis.js";
import { useAnalysis, useWorkspace } from "./workspace.js";

const known = new WeakMap<Analysis, readonly Remark[]>();

/** What does not agree with the lists: found when it is asked for, once for each state of the text. */
export function useRemarks(): readonly Remark[] {
  const { facts } = useWorkspace();
  const analysis = useAnalysis();
  const remarks = known.get(analysis) ?? remarksOn(analysis.document, facts.recommendations, analysis.coverage);
  known.set(analysis, remarks);
  return remarks;
}
