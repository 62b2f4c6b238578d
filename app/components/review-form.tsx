import { Link } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { CYCLES, cycleOfSession } from "~/app/domain/review/cycle.js";
import { STATES } from "~/app/domain/review/states.js";
import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";
import { Form, SubmitButton, useFormState } from "./form.js";

export interface ReviewFormValues {
  stateCode: string;
  stateName: string;
  session: number;
  cycle: number;
  /** Local date-times in Geneva. */
  opensAt: string | null;
  deadline: string;
  guidelineSetId: string;
}

interface ReviewFormProps {
  review?: ReviewFormValues;
  guidelineSets: readonly { id: string; name: string }[];
  submit: string;
  cancelTo: string;
}

/** The facts of a review; the cycle follows the session unless somebody chooses another. */
export function ReviewForm({ review, guidelineSets, submit, cancelTo }: ReviewFormProps) {
  const t = useT();
  const [session, setSession] = useState(review?.session ?? 0);
  const states = STATES.map(({ code, name }) => ({ value: code, label: name }));
  if (review && !STATES.some(({ code }) => code === review.stateCode)) states.unshift({ value: review.stateCode, label: review.stateName });
  const follow = (event: FormEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "session") setSession(Number(event.target.value));
  };
  return (
    <Form>
      <Field name="stateCode" label={t("review.state")} type="select" required options={states} defaultValue={review?.stateCode} />
      <div className="review-form__session" onInput={follow}>
        <Field
          name="session"
          label={t("review.session")}
          help={t("review.session-help")}
          type="number"
          min={1}
          max={99}
          inputMode="numeric"
          required
          defaultValue={review?.session}
        />
      </div>
      <Field
        name="cycle"
        label={t("review.cycle")}
        help={
          session > 0 && session < 100 ? t("review.cycle-proposed", { session, cycle: cycleOfSession(session) }) : t("review.cycle-help")
        }
        type="select"
        required
        options={[
          { value: "auto", label: t("review.cycle-by-rule") },
          ...CYCLES.map((cycle) => ({ value: String(cycle), label: t("review.cycle-number", { cycle }) })),
        ]}
        defaultValue={review ? String(review.cycle) : "auto"}
      />
      <div className="field-pair">
        <Field
          name="opensDate"
          label={t("review.opens-date")}
          help={t("review.opens-date-help")}
          type="date"
          defaultValue={review?.opensAt?.slice(0, 10)}
        />
        <Field name="opensTime" label={t("review.opens-time")} type="time" required defaultValue={review?.opensAt?.slice(11) ?? "00:00"} />
      </div>
      <div className="field-pair">
        <Field
          name="deadlineDate"
          label={t("review.deadline-date")}
          help={t("review.deadline-date-help")}
          type="date"
          required
          defaultValue={review?.deadline.slice(0, 10)}
        />
        <Field
          name="deadlineTime"
          label={t("review.deadline-time")}
          type="time"
          required
          defaultValue={review?.deadline.slice(11) ?? "23:59"}
        />
      </div>
      <Field
        name="guidelineSetId"
        label={t("review.guideline-set")}
        help={t("review.guideline-set-help")}
        type="select"
        required
        options={[
          { value: "auto", label: t("review.guideline-set-by-rule") },
          ...guidelineSets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={review?.guidelineSetId ?? "auto"}
      />
      <PastQuestion />
      <div className="actions">
        <SubmitButton>{submit}</SubmitButton>
        <Link to={cancelTo} className="button button--quiet">
          {t("common.cancel")}
        </Link>
      </div>
    </Form>
  );
}

/** Asked only of whoever sent a deadline that has passed: reviews of past sessions are opened to read what was sent for them. */
function PastQuestion() {
  const t = useT();
  if (useFormState().state?.refusal?.code !== "deadline-past") return null;
  return <Field name="past" type="checkbox" value="yes" label={t("review.past-confirm")} />;
}
