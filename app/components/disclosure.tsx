import { useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { isFormState } from "./form-state.js";

/** A part that opens on demand; it is open when the form of that name inside it came back with errors. */
export function Disclosure({ summary, form, kind, children }: { summary: ReactNode; form?: string; kind?: "danger"; children: ReactNode }) {
  const answer: unknown = useActionData();
  const open = isFormState(answer) && answer.form === form;
  return (
    <details className={kind ? `disclosure disclosure--${kind}` : "disclosure"} open={open || undefined}>
      <summary>{summary}</summary>
      <div className="disclosure__body flow">{children}</div>
    </details>
  );
}
