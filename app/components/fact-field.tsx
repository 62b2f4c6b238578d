import { languageName } from "~/app/domain/guidelines/language-names.js";
import { POSITIONS } from "~/app/domain/recommendations/recommendation.js";
import type { Fact, FactField } from "~/app/domain/recommendations/source.js";
import type { Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";

type Field = Fact["field"];

/** What a fact of a recommendation is about: "Position", "Text (French)". */
export function fieldName(t: Translate, field: Field): string {
  return field.startsWith("text-")
    ? t("recommendation.field-text-of", { language: languageName(field.slice(5)) })
    : t(`recommendation.field-${field as FactField}`);
}

/** A fact's value, as a person reads it. */
export function FactValue({ field, value }: { field: Field; value: string }) {
  const t = useT();
  const position = field === "position" ? POSITIONS.find((known) => known === value) : undefined;
  if (position) return <>{t(`recommendation.position-${position}`)}</>;
  return value === "" ? <span className="soft">{t("recommendation.empty-value")}</span> : <>{value}</>;
}
