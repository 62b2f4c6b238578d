import { useState } from "react";
import type { Passage } from "~/app/domain/summary/draft.js";
import type { CompileReport } from "~/app/domain/summary/merge.js";
import type { BlockPlace } from "~/app/domain/summary/places.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";

type Step =
  | { step: "reading" | "drafting"; done: number; of: number }
  | { step: "done"; report: CompileReport; submissions: number; unplaced: Passage[] }
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

interface CompiledSource {
  id: string;
  name: string;
  places: Readonly<Record<string, BlockPlace>>;
}

interface CompileControlProps {
  reviewId: string;
  /** What stands filed. */
  sources: readonly CompiledSource[];
  /** What the last compiling put in no section, and nobody has cited since. */
  unplaced: readonly Passage[];
  compiledAt: string | null;
}

/** Compiles the first draft, or compiles again, shows how far it is and says what it did. */
export function CompileControl({ reviewId, sources, unplaced, compiledAt }: CompileControlProps) {
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
          {t("summary.compile-text", { count: sources.length })}{" "}
          {compiledAt && !step && t("summary.compiled-last", { when: formatDateTime(compiledAt, { locale }) })}
        </p>
      </div>
      <button type="button" className="button button--primary" disabled={running || sources.length === 0} onClick={() => void compile()}>
        {compiled ? t("summary.compile-again") : t("summary.compile-first")}
      </button>
      {!running && <Unplaced passages={step?.step === "done" ? step.unplaced : unplaced} sources={sources} />}
      <div className="compile__state" role="status">
        {step && <State step={step} />}
      </div>
    </section>
  );
}

/** Named one by one, for somebody has to read them and cite them where they belong. */
function Unplaced({ passages, sources }: { passages: readonly Passage[]; sources: readonly CompiledSource[] }) {
  const t = useT();
  if (passages.length === 0) return null;
  return (
    <details className="compile__unplaced" data-testid="unplaced">
      <summary>{t("summary.compile-unplaced", { count: passages.length })}</summary>
      <ul>
        {passages.map(({ submission, block }) => {
          const source = sources.find(({ id }) => id === submission);
          if (!source) return null;
          const number = source.places[block]?.p;
          return (
            <li key={`${submission} ${block}`}>
              <a
                href={`/submissions/${submission}/filed/read#${number ? `para-${number}` : `block-${block}`}`}
                target="_blank"
                rel="noreferrer"
              >
                {number ? t("summary.origin-place", { name: source.name, number }) : source.name}
              </a>
            </li>
          );
        })}
      </ul>
    </details>
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
          {step.report.leftOut > 0 && t("summary.compile-left-out", { count: step.report.leftOut })}
        </p>
      );
  }
}
