import { useState } from "react";
import type { CompileReport } from "~/app/domain/summary/merge.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

type Step =
  | { step: "reading" | "drafting"; done: number; of: number }
  | { step: "done"; report: CompileReport; submissions: number; unplaced: number }
  | { step: "failed"; code: string };

/** The lines of an answer as they come. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Step> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let open = "";
  for (;;) {
    const { done, value } = await reader.read();
    open += decoder.decode(value, { stream: !done });
    const lines = open.split("\n");
    open = done ? "" : lines.pop()!;
    for (const line of lines) if (line !== "") yield JSON.parse(line) as Step;
    if (done) return;
  }
}

interface CompileControlProps {
  reviewId: string;
  /** How many stand filed. */
  submissions: number;
  compiledAt: string | null;
}

/** Compiles the first draft, or compiles again, shows how far it is and says what it did. */
export function CompileControl({ reviewId, submissions, compiledAt }: CompileControlProps) {
  const t = useT();
  const { locale } = useLocale();
  const [step, setStep] = useState<Step | null>(null);
  const running = step?.step === "reading" || step?.step === "drafting";
  const compiled = compiledAt !== null || step?.step === "done";

  async function compile() {
    setStep({ step: "reading", done: 0, of: 0 });
    try {
      const response = await fetch(`/reviews/${reviewId}/desk/summary/compile`, {
        method: "POST",
        body: new URLSearchParams({ intent: "compile" }),
      });
      if (!response.ok || !response.body) return setStep({ step: "failed", code: response.status === 409 ? "conflict" : "unavailable" });
      for await (const next of linesOf(response.body)) setStep(next);
    } catch {
      setStep({ step: "failed", code: "unavailable" });
    }
  }

  return (
    <section className="compile" aria-labelledby="compile-title">
      <div>
        <h2 id="compile-title">{t("summary.compile-title")}</h2>
        <p className="quiet">
          {t("summary.compile-text", { count: submissions })}{" "}
          {compiledAt && !step && t("summary.compiled-last", { when: formatDateTime(compiledAt, { locale }) })}
        </p>
      </div>
      <button type="button" className="button button--primary" disabled={running || submissions === 0} onClick={() => void compile()}>
        {compiled ? t("summary.compile-again") : t("summary.compile-first")}
      </button>
      <div className="compile__state" role="status">
        {step && <State step={step} />}
      </div>
    </section>
  );
}

function State({ step }: { step: Step }) {
  const t = useT();
  switch (step.step) {
    case "reading":
      return (
        <p>
          {t("summary.compile-reading")} <progress aria-label={t("summary.compile-reading")} />
        </p>
      );
    case "drafting":
      return (
        <p>
          {t("summary.compile-drafting", { done: step.done, of: step.of })}{" "}
          <progress max={step.of} value={step.done} aria-label={t("summary.compile-drafting", { done: step.done, of: step.of })} />
        </p>
      );
    case "failed":
      return <p className="compile__failed">{t(step.code === "conflict" ? "summary.compile-busy" : "summary.compile-failed")}</p>;
    case "done":
      return (
        <p data-testid="compiled">
          {t("summary.compile-done", { ...step.report })}{" "}
          {step.report.leftOut > 0 && t("summary.compile-left-out", { count: step.report.leftOut })}{" "}
          {step.unplaced > 0 && t("summary.compile-unplaced", { count: step.unplaced })}
        </p>
      );
  }
}
