import { checkDocument, passes } from "~/app/domain/guidelines/checks.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { GUIDELINE_SETS, guidelineSetOf } from "~/app/domain/guidelines/sets.js";
import { translator } from "~/app/i18n/index.js";
import { readSafely } from "../../exchange/safely.js";
import { type Command, oneOf, parse, printJson, readInput, whole, WrongUse } from "../command.js";

const CYCLES = GUIDELINE_SETS.map((set) => set.cycle);

/** What a cycle's guidelines say of a submission's file; exit status 1 when something stands in the way of filing it. */
export const command: Command = {
  usage: `FILE --cycle ${CYCLES.join("|")} --kind ${SUBMITTER_KINDS.join("|")} [--language CODE]`,
  async run(args) {
    const text = { type: "string" } as const;
    const { positionals, values } = parse(args, 1, { cycle: text, kind: text, language: text });
    const set = guidelineSetOf(whole("cycle", values.cycle, 1, 9));
    if (!set) throw new WrongUse(`--cycle must be one of ${CYCLES.join(", ")}.`);
    const kind = oneOf("kind", values.kind, SUBMITTER_KINDS);
    const { bytes, fileName } = readInput(positionals[0]!);
    const { document } = await readSafely(bytes, fileName);
    const findings = checkDocument({ document, set, kind, language: values.language });
    const t = translator("en");
    printJson({
      passes: passes(findings),
      findings: findings.map(({ code, severity, params, block }) => ({
        code,
        severity,
        message: t(`rules.${code}`, params),
        ...(block && { block }),
      })),
    });
    return passes(findings) ? undefined : 1;
  },
};
