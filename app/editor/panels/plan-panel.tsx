import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { againstPlan, planOf, SECTION_STATES, type SectionPlan, START } from "~/app/domain/submission/plan.js";
import { isFormState } from "~/app/components/form-state.js";
import { KeepTyped } from "~/app/components/keep-typed.js";
import { formatDate } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { useFocusKept } from "../use-focus-kept.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { CutPanel } from "./cut-panel.js";
import { FetcherRefusal } from "./fetcher-refusal.js";
import { goToBlock } from "./go-to-block.js";
import { useSectionName } from "./section-name.js";

/** What the coalition agreed on: how long each section may be, whose it is, by when, and how far it has come. */
export function PlanPanel() {
  const t = useT();
  const { facts } = useWorkspace();
  const { document, length } = useAnalysis();
  const { plan, guidelines } = facts;
  const measured = useMemo(() => againstPlan(document, plan, guidelines.counted), [document, plan, guidelines]);
  const planned = measured.sections.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
  return (
    <div className="flow plan">
      <section className="flow">
        <h3>{t("plan.sections")}</h3>
        <ul className="plan__list">
          {measured.sections.map((section) => (
            <SectionItem key={section.heading} {...section} plan={planOf(plan, section.heading)} />
          ))}
        </ul>
        {planned > 0 && <p className="quiet">{t("plan.planned-total", { planned, limit: length.limit })}</p>}
      </section>
      <Organisations measured={measured.organisations} />
      <CutPanel over={measured.sections} />
    </div>
  );
}

function Used({ words, budget }: { words: number; budget: number | null }) {
  const t = useT();
  if (budget === null) return <span className="quiet">{t("plan.words", { count: words })}</span>;
  const left = budget - words;
  return (
    <span className="plan__used" data-over={left < 0 || undefined}>
      <meter min={0} max={budget} value={Math.min(words, budget)} aria-label={t("plan.of-budget", { words, budget })} />{" "}
      {t("plan.of-budget", { words, budget })}, {left < 0 ? t("plan.over", { count: -left }) : t("plan.left", { count: left })}
    </span>
  );
}

function SectionItem({ heading, words, budget, plan }: { heading: string; words: number; budget: number | null; plan: SectionPlan }) {
  const t = useT();
  const { locale } = useLocale();
  const { facts, mayWrite } = useWorkspace();
  const { document } = useAnalysis();
  const name = useSectionName()(heading);
  const fetcher = useFetcher();
  const organisation = facts.partners.find(({ id }) => id === plan.organisationId);
  const marks = mayWrite && (facts.mayPlan || !organisation || facts.myOrganisations.includes(organisation.id));
  const late = plan.dueOn !== null && plan.state === "draft" && plan.dueOn < facts.today;
  return (
    <li>
      <button type="button" className="link-button" dir="auto" onClick={() => goToBlock(heading || document.blocks[0]!.id)}>
        {name}
      </button>
      <Used words={words} budget={budget} />
      <p className="plan__facts">
        <span>{organisation?.name ?? t("plan.unassigned")}</span>
        {plan.dueOn && (
          <span data-late={late || undefined}>{t(late ? "plan.overdue" : "plan.due", { date: formatDate(plan.dueOn, { locale }) })}</span>
        )}
        {plan.locked && <strong>{t("plan.locked")}</strong>}
        {marks ? (
          <select
            aria-label={t("plan.state", { section: name })}
            value={plan.state}
            onChange={(event) => fetcher.submit({ intent: "mark-section", heading, state: event.currentTarget.value }, { method: "post" })}
          >
            {SECTION_STATES.map((state) => (
              <option key={state} value={state}>
                {t(`plan.state-${state}`)}
              </option>
            ))}
          </select>
        ) : (
          <span>{t(`plan.state-${plan.state}`)}</span>
        )}
      </p>
      {facts.mayPlan && mayWrite && (
        <details>
          <summary aria-label={t("plan.edit-label", { section: name })}>{t("plan.edit")}</summary>
          <PlanForm key={JSON.stringify(plan)} heading={heading} plan={plan} fetcher={fetcher} />
        </details>
      )}
      <Answer fetcher={fetcher} />
    </li>
  );
}

interface PlanFormProps {
  heading: string;
  plan: SectionPlan;
  fetcher: ReturnType<typeof useFetcher>;
}

/** Made anew when the plan is another one, whoever changed it. */
function PlanForm({ heading, plan, fetcher }: PlanFormProps) {
  const t = useT();
  const { facts } = useWorkspace();
  const form = useFocusKept<HTMLFormElement>((leaving) => leaving.parentElement?.querySelector("summary"));
  const id = heading === START ? "start" : heading;
  return (
    <fetcher.Form ref={form} method="post" className="plan__form">
      <input type="hidden" name="intent" value="plan-section" />
      <input type="hidden" name="heading" value={heading} />
      <KeepTyped place={`plan ${facts.submissionId} ${heading}`} taken={isTaken(fetcher, "intent", "plan-section")} />
      <label htmlFor={`words-${id}`}>{t("plan.field-words")}</label>
      <input id={`words-${id}`} name="words" type="number" min={1} max={100000} defaultValue={plan.words ?? ""} />
      <label htmlFor={`organisation-${id}`}>{t("plan.field-organisation")}</label>
      <select id={`organisation-${id}`} name="organisation" defaultValue={plan.organisationId ?? ""}>
        <option value="">{t("plan.unassigned")}</option>
        {facts.partners.map((partner) => (
          <option key={partner.id} value={partner.id}>
            {partner.name}
          </option>
        ))}
      </select>
      <label htmlFor={`due-${id}`}>{t("plan.field-due")}</label>
      <input id={`due-${id}`} name="dueOn" type="date" defaultValue={plan.dueOn ?? ""} />
      <label className="plan__check">
        <input name="locked" type="checkbox" defaultChecked={plan.locked} /> {t("plan.field-locked")}
      </label>
      <button type="submit" className="button button--small button--primary">
        {t("plan.save")}
      </button>
    </fetcher.Form>
  );
}

/** Whether what was sent with this value was accepted, of all that goes by one way. Known before the page has the new plan. */
const isTaken = ({ state, data, formData }: ReturnType<typeof useFetcher>, name: string, value: string) =>
  state === "loading" && data === null && formData?.get(name) === value;

function Answer({ fetcher: { state, data } }: { fetcher: { state: string; data: unknown } }) {
  const t = useT();
  if (isFormState(data)) return <FetcherRefusal data={data} />;
  return (
    <p role="status" className="plan__saved quiet">
      {state === "idle" && data === null ? t("plan.saved") : ""}
    </p>
  );
}

function Organisations({ measured }: { measured: { id: string; words: number; budget: number | null }[] }) {
  const t = useT();
  const { facts, mayWrite } = useWorkspace();
  const fetcher = useFetcher();
  const byId = new Map(measured.map((one) => [one.id, one]));
  return (
    <section className="flow">
      <h3>{t("plan.organisations")}</h3>
      <ul className="plan__list">
        {facts.partners.map(({ id, name }) => {
          const { words, budget } = byId.get(id) ?? { words: 0, budget: null };
          return (
            <li key={id}>
              {name}
              <Used words={words} budget={budget} />
              {facts.mayPlan && mayWrite && (
                <fetcher.Form method="post" className="plan__form plan__form--line">
                  <input type="hidden" name="intent" value="plan-organisation" />
                  <input type="hidden" name="organisation" value={id} />
                  <KeepTyped place={`plan ${facts.submissionId} of ${id}`} taken={isTaken(fetcher, "organisation", id)} />
                  <label htmlFor={`words-of-${id}`}>
                    {t("plan.field-words")}
                    <span className="visually-hidden"> {t("plan.of-organisation", { organisation: name })}</span>
                  </label>
                  <input id={`words-of-${id}`} name="words" type="number" min={1} max={100000} defaultValue={budget ?? ""} />
                  <button type="submit" className="button button--small">
                    {t("plan.save")}
                  </button>
                </fetcher.Form>
              )}
            </li>
          );
        })}
      </ul>
      <Answer fetcher={fetcher} />
    </section>
  );
}
