import type { StoryEvent } from "~/app/domain/audit/story.js";
import type { RuleCode } from "~/app/domain/guidelines/guidelines.js";
import type { CoalitionRole } from "~/app/domain/access/may.js";
import { formatDateTime } from "~/app/i18n/format.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";

/** An event of the log as a sentence; one that the catalogue does not know is told by its name. */
export function storySentence(t: Translate, event: StoryEvent, locale?: string): string {
  const key = `story.${event.action}` as MessageKey;
  const params = {
    who: event.who ?? t(event.byLink ? "story.by-link" : "story.by-itself"),
    action: event.action,
    organisation: event.organisation,
    person: event.person,
    name: event.name,
    role: event.function,
    count: event.count,
    words: event.words,
    format: event.format,
    source: event.source,
    rule: event.rule && t(`rules.rule-${event.rule as RuleCode}`),
    place: event.place && t(`common.role-${event.place as CoalitionRole}`),
    from: event.from && formatDateTime(event.from, { locale }),
    to: event.to && formatDateTime(event.to, { locale }),
    facts: event.facts.join(", "),
  };
  const sentence = t(key, params);
  return sentence === key ? t("story.other", params) : sentence;
}
