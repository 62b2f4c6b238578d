import { Link, useActionData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { isFormState } from "~/app/components/form-state.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { COALITION_ROLES, type CoalitionRole } from "~/app/domain/access/may.js";
import type { Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";

interface Person {
  userId: string;
  name: string;
  email: string;
  roles: CoalitionRole[];
}
interface Organisation {
  id: string;
  name: string;
  acronym: string;
  leads: boolean;
  people: Person[];
  /** It has nobody with an account; where its links go, for leads, else empty. */
  byLink: { contact: string } | null;
}

/** The co-submitting organisations with their people and roles; leads change the roles here. */
export function People({ organisations, me, mayEdit }: { organisations: Organisation[]; me: string; mayEdit: boolean }) {
  const t = useT();
  return (
    <section className="flow">
      <h2>{t("coalition.organisations", { count: organisations.length })}</h2>
      {organisations.map((organisation) => (
        <article key={organisation.id} className="card flow">
          <header className="card__header">
            <h3>
              <Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link>
            </h3>
            {organisation.leads && <Badge kind="info">{t("coalition.leads")}</Badge>}
          </header>
          {organisation.people.length === 0 && <p className="soft">{whyNobody(t, organisation)}</p>}
          <ul className="rows">
            {organisation.people.map((person) => (
              <li key={person.userId}>
                <span>
                  <strong>{person.name}</strong> {person.userId === me && <span className="soft">({t("coalition.you")})</span>}
                  <br />
                  <span className="soft">{person.email}</span>
                </span>
                <span className="badges">
                  {COALITION_ROLES.filter((role) => person.roles.includes(role)).map((role) => (
                    <Badge key={role} kind={role === "lead" ? "info" : "neutral"}>
                      {t(`common.role-${role}`)}
                    </Badge>
                  ))}
                </span>
                <ChangeRoles
                  person={person}
                  organisationId={organisation.id}
                  mayEdit={mayEdit}
                  own={organisation.people.some(({ userId }) => userId === me)}
                />
                {(mayEdit || person.userId === me) && (
                  <Remove
                    name={`remove-${organisation.id}-${person.userId}`}
                    title={person.userId === me ? t("coalition.leave") : t("coalition.remove-person", { name: person.name })}
                    text={t("coalition.remove-person-text", { name: person.name, organisation: organisation.acronym || organisation.name })}
                    organisationId={organisation.id}
                    userId={person.userId}
                  />
                )}
              </li>
            ))}
          </ul>
          {!organisation.byLink && !organisation.people.some(({ roles }) => roles.includes("signatory")) && (
            <>
              <p className="soft">{t("coalition.nobody-signs", { organisation: organisation.acronym || organisation.name })}</p>
              {organisation.people.length === 1 && organisation.people[0]?.userId === me && (
                <Form name={`sign-too-${organisation.id}`} inline>
                  <input type="hidden" name="change" value="add" />
                  <input type="hidden" name="userId" value={me} />
                  <input type="hidden" name="organisationId" value={organisation.id} />
                  <input type="hidden" name="role" value="signatory" />
                  <SubmitButton kind="secondary">{t("coalition.sign-too")}</SubmitButton>
                </Form>
              )}
            </>
          )}
          {mayEdit && !organisation.leads && (
            <Remove
              name={`remove-${organisation.id}`}
              title={t("coalition.remove-organisation")}
              text={t("coalition.remove-organisation-text", { organisation: organisation.name })}
              organisationId={organisation.id}
            />
          )}
        </article>
      ))}
    </section>
  );
}

function whyNobody(t: Translate, { byLink }: Organisation): string {
  if (!byLink) return t("coalition.no-people");
  return byLink.contact ? t("bylink.takes-part", { address: byLink.contact }) : t("bylink.takes-part-by-hand");
}

interface RemoveProps {
  name: string;
  title: string;
  text: string;
  organisationId: string;
  userId?: string;
}

function Remove({ name, title, text, organisationId, userId }: RemoveProps) {
  const t = useT();
  return (
    <Disclosure summary={title} form={name} kind="danger">
      <p>{text}</p>
      <Form name={name}>
        <input type="hidden" name="organisationId" value={organisationId} />
        {userId && <input type="hidden" name="userId" value={userId} />}
        <Field name="confirm" type="checkbox" value="yes" label={t("coalition.remove-confirm")} required />
        <SubmitButton kind="danger" label={title}>
          {t("coalition.remove-button")}
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}

interface ChangeRolesProps {
  person: Person;
  organisationId: string;
  mayEdit: boolean;
  /** The reader takes part for the same organisation: who signs for it is theirs to say. */
  own: boolean;
}

function ChangeRoles({ person, organisationId, mayEdit, own }: ChangeRolesProps) {
  const t = useT();
  const answer: unknown = useActionData();
  const forms = `place-${organisationId}-${person.userId}-`;
  // a refusal stands inside; without script nobody else would open it
  const refused = isFormState(answer) && answer.form.startsWith(forms);
  const roles = COALITION_ROLES.filter((role) => (role === "signatory" && !person.roles.includes(role) ? own : mayEdit));
  if (roles.length === 0) return null;
  return (
    <details className="change-roles" open={refused || undefined}>
      <summary className="button button--quiet" aria-label={t("coalition.change-roles-of", { name: person.name })}>
        {t("coalition.change-roles")}
      </summary>
      <div className="actions">
        {roles.map((role) => {
          const has = person.roles.includes(role);
          return (
            <Form key={role} name={forms + role} inline>
              <input type="hidden" name="change" value={has ? "remove" : "add"} />
              <input type="hidden" name="userId" value={person.userId} />
              <input type="hidden" name="organisationId" value={organisationId} />
              <input type="hidden" name="role" value={role} />
              <SubmitButton kind={has ? "danger" : "secondary"}>
                {t(has ? `coalition.take-${role}` : `coalition.give-${role}`)}
              </SubmitButton>
            </Form>
          );
        })}
      </div>
    </details>
  );
}
