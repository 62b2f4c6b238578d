import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, may } from "~/app/domain/access/may.js";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import type { CountedParts } from "~/app/domain/document/words.js";
import { type GuidelineSet, type Rule, RULE_CODES, type RuleCode, type SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { lockGuidelineSet, updateGuidelineSet } from "~/db/guideline-sets.js";

export interface GuidelinesInput {
  limits: GuidelineSet["limits"];
  counted: CountedParts;
  rules: Partial<Record<RuleCode, Partial<Pick<Rule, "severity" | "source" | "certainty">>>>;
}

const words = z.coerce
  .number("review.error-words")
  .int("review.error-words")
  .min(1, "review.error-words")
  .max(100_000, "review.error-words");
const source = z.string().trim().max(500);
const certainty = z.enum(["seen", "inferred", "remembered", "weak"]);
const severity = z.enum(["blocking", "advice", "off"]).optional();

/** The form of a guideline set: `words-joint`, `source-joint`, `certainty-joint`, `counted-headings`, `rule-length`, `rule-source-length` and so on. A rule that is not sent stays as it is. */
export const guidelinesInput = z.record(z.string(), z.unknown()).transform((form, context): GuidelinesInput => {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const result = schema.safeParse(form[name]);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.addIssue({ code: "custom", path: [name], message: issue.message });
    return z.NEVER;
  };
  const limit = (kind: SubmitterKind) => ({
    words: read(`words-${kind}`, words),
    source: read(`source-${kind}`, source),
    certainty: read(`certainty-${kind}`, certainty),
  });
  const counts = (part: keyof CountedParts) => form[`counted-${part}`] === "on";
  const rules: GuidelinesInput["rules"] = {};
  for (const code of RULE_CODES) {
    rules[code] = {
      severity: read(`rule-${code}`, severity),
      source: read(`rule-source-${code}`, source.optional()),
      certainty: read(`rule-certainty-${code}`, certainty.optional()),
    };
  }
  return {
    limits: { individual: limit("individual"), joint: limit("joint"), nhri: limit("nhri") },
    counted: {
      headings: counts("headings"),
      quotedRecommendations: counts("quotedRecommendations"),
      notes: counts("notes"),
      cover: counts("cover"),
      loneSigns: counts("loneSigns"),
      compounds: counts("compounds"),
      webAddresses: counts("webAddresses"),
    },
    rules,
  };
});

/** Corrects the limits, counted parts and rules of a guideline set, for every review that uses it. Administrators only. */
export async function correctGuidelines(
  db: Kysely<Database>,
  actor: Actor,
  { guidelineSetId, ...input }: GuidelinesInput & { guidelineSetId: string },
): Promise<void> {
  if (!may(actor, "installation.administer", { type: "installation" })) throw new Refusal("forbidden");
  await db.transaction().execute(async (trx) => {
    const before = await lockGuidelineSet(trx, guidelineSetId);
    if (!before) throw new Refusal("not-found");
    const rules = before.rules.map((rule): Rule => {
      const { severity = rule.severity, source = rule.source, certainty = rule.certainty } = input.rules[rule.code] ?? {};
      return { ...rule, severity, source, certainty };
    });
    const data = changes(before, { ...before, limits: input.limits, counted: input.counted, rules });
    if (Object.keys(data).length === 0) return;
    await updateGuidelineSet(trx, { id: guidelineSetId, limits: input.limits, counted: input.counted, rules });
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "guidelines.corrected",
      subjectType: "guideline_set",
      subjectId: guidelineSetId,
      data,
    });
  });
}

/** What each corrected fact was and is, by its place in the set: `limits.joint`, `counted.notes`, `rules.length`. */
function changes(before: GuidelineSet, after: GuidelineSet): Record<string, { from: unknown; to: unknown }> {
  const facts = (set: GuidelineSet): [string, unknown][] => [
    ...Object.entries(set.limits).map(([kind, limit]): [string, unknown] => [`limits.${kind}`, limit]),
    ...Object.entries(set.counted).map(([part, counted]): [string, unknown] => [`counted.${part}`, counted]),
    ...set.rules.map((rule): [string, unknown] => [
      `rules.${rule.code}`,
      { severity: rule.severity, source: rule.source, certainty: rule.certainty },
    ]),
  ];
  const old = new Map(facts(before));
  const changed = facts(after).filter(([fact, value]) => canonicalJson(value) !== canonicalJson(old.get(fact)));
  return Object.fromEntries(changed.map(([fact, to]) => [fact, { from: old.get(fact), to }]));
}
