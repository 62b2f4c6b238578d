import { SUBMISSION_STATES } from "~/app/domain/access/may.js";
import type { RefusalCode } from "~/app/domain/refusal.js";
import { formatDateTime } from "~/app/i18n/format.js";
import type { Params, Translate } from "~/app/i18n/index.js";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The parameters of a refusal as a person reads them: instants become dates in Geneva's time. */
export const readableParams = (params: Params, locale?: string): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && INSTANT.test(value) ? formatDateTime(value, { locale }) : value,
    ]),
  );

/** The sentence for a refusal, or for what would be one. */
export function refusalText(t: Translate, { code, params }: { code: RefusalCode; params: Params }, locale?: string): string {
  const readable = readableParams(params, locale);
  const state = code === "wrong-state" && SUBMISSION_STATES.find((known) => known === params.state);
  return t(`refusal.${code}`, state ? { ...readable, state: t(`common.state-${state}`) } : readable);
}
