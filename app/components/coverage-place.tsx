import type { BlockKind, ImplementationLevel } from "~/app/domain/document/document.js";
import type { AnswerForm } from "~/app/domain/mapping/coverage.js";
import type { Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";

interface Place {
  block: string;
  kind: BlockKind;
  paragraph: string | null;
}

/** "Paragraph 7", or where a block without a number stands. */
export function placeName(t: Translate, { kind, paragraph }: Place): string {
  if (kind === "heading")
    return paragraph === null ? t("coverage.place-first-section") : t("coverage.place-section", { number: paragraph });
  if (paragraph === null) return t("coverage.place-start");
  if (kind === "paragraph" || kind === "continuation" || kind === "bullet" || kind === "recommendation")
    return t(`coverage.place-${kind}`, { number: paragraph });
  return t("coverage.place-other", { number: paragraph });
}

/** A link to the place in the editor; a plain one, as a page has hundreds, and the router's cost the server more than the reader gains. */
export function PlaceLink({ submissionId, place }: { submissionId: string; place: Place }) {
  const t = useT();
  return <a href={`/submissions/${submissionId}/write#block-${place.block}`}>{placeName(t, place)}</a>;
}

/** How a paragraph is tied to a recommendation, in words. */
export function AnswerForms({
  forms,
  level,
  organisation,
}: {
  forms: readonly AnswerForm[];
  level?: ImplementationLevel;
  organisation?: string;
}) {
  const t = useT();
  const words = [...forms.map((form) => t(`coverage.form-${form}`)), level && t(`coverage.level-${level}`), organisation];
  return <span className="soft">{words.filter(Boolean).join(" · ")}</span>;
}
