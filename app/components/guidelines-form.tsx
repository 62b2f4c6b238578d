import type { CountedParts } from "~/app/domain/document/words.js";
import { type GuidelineSet, SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";

export const COUNTED_PARTS = [
  "headings",
  "quotedRecommendations",
  "notes",
  "cover",
  "loneSigns",
  "compounds",
  "webAddresses",
] as const satisfies readonly (keyof CountedParts)[];
const CERTAINTIES = ["seen", "inferred", "remembered", "weak"] as const;
const SEVERITIES = ["blocking", "advice", "off"] as const;

/** What an administrator may correct of a guideline set: limits, counted parts, and rules with their sources. */
export function GuidelinesForm({ guidelines }: { guidelines: GuidelineSet }) {
  const t = useT();
  const certainties = CERTAINTIES.map((value) => ({ value, label: t(`rules.certainty-${value}`) }));
  const severities = SEVERITIES.map((value) => ({ value, label: t(`review.severity-${value}`) }));
  return (
    <Form>
      {SUBMITTER_KINDS.map((kind) => {
        const limit = guidelines.limits[kind];
        const submitter = t(`review.submitter-${kind}`);
        return (
          <fieldset key={kind} className="guideline-limit">
            <legend>{submitter}</legend>
            <Field
              name={`words-${kind}`}
              label={t("review.limit-in-words")}
              type="number"
              min={1}
              max={100_000}
              inputMode="numeric"
              required
              defaultValue={limit.words}
            />
            <Field
              name={`certainty-${kind}`}
              label={t("review.certainty")}
              type="select"
              required
              options={certainties}
              defaultValue={limit.certainty}
            />
            <Field name={`source-${kind}`} label={t("review.source")} multiline rows={2} defaultValue={limit.source} />
          </fieldset>
        );
      })}
      <fieldset className="guideline-counted">
        <legend>{t("review.counted")}</legend>
        {COUNTED_PARTS.map((part) => (
          <Field
            key={part}
            name={`counted-${part}`}
            label={t(`review.counted-${part}`)}
            type="checkbox"
            defaultValue={guidelines.counted[part]}
          />
        ))}
      </fieldset>
      <fieldset className="guideline-rules">
        <legend>{t("review.rules")}</legend>
        {guidelines.rules.map(({ code, severity, source, certainty }) => {
          const rule = t(`rules.rule-${code}`);
          return (
            <fieldset key={code} className="guideline-limit">
              <legend>{rule}</legend>
              <Field
                name={`rule-${code}`}
                label={t("review.severity")}
                type="select"
                required
                options={severities}
                defaultValue={severity}
              />
              <Field
                name={`rule-certainty-${code}`}
                label={t("review.certainty")}
                type="select"
                required
                options={certainties}
                defaultValue={certainty}
              />
              <Field name={`rule-source-${code}`} label={t("review.source")} multiline rows={2} defaultValue={source} />
            </fieldset>
          );
        })}
      </fieldset>
      <SubmitButton>{t("review.guidelines-save")}</SubmitButton>
    </Form>
  );
}
