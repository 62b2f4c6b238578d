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
export const refusalText = (t: Translate, { code, params }: { code: RefusalCode; params: Params }, locale?: string): string =>
  t(`refusal.${code}`, readableParams(params, locale));
