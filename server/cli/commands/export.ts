import { textOfBlocks } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import { probableLanguage } from "~/app/domain/guidelines/language.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { cycleOfSession } from "~/app/domain/review/cycle.js";
import { EXPORT_FORMATS, exportDocument } from "../../exchange/export.js";
import { readSafely } from "../../exchange/safely.js";
import type { SubmissionFile } from "../../exchange/submission-file.js";
import { type Command, oneOf, parse, readInput, tell, whole, WrongUse, writeOutput } from "../command.js";

/** A submission's file in another format. Of a file that does not say them, the State and the session are given as options; the language is the text's unless it is given. */
export const command: Command = {
  usage: `FILE --format ${EXPORT_FORMATS.join("|")} --out PATH [--kind ${SUBMITTER_KINDS.join("|")}] [--state NAME] [--session N] [--language CODE]`,
  async run(args) {
    const text = { type: "string" } as const;
    const { positionals, values } = parse(args, 1, { format: text, out: text, kind: text, state: text, session: text, language: text });
    const format = oneOf("format", values.format, EXPORT_FORMATS);
    if (!values.out) throw new WrongUse("--out is missing.");
    const { bytes, fileName } = readInput(positionals[0]!);
    const submission = isJson(bytes)
      ? (await import("../../exchange/json/read-json.js")).readJson(bytes, fileName)
      : await submissionOf(bytes, fileName, values);
    const written = await exportDocument(format, submission);
    writeOutput(values.out, written.bytes);
    for (const warning of written.warnings) tell(warning);
    return undefined;
  },
};

/** Our own export begins with a brace; no Word file does, and no submission's text. */
const isJson = (bytes: Uint8Array) => bytes[0] === "{".charCodeAt(0);

async function submissionOf(
  bytes: Uint8Array,
  fileName: string,
  values: { kind?: string | undefined; state?: string | undefined; session?: string | undefined; language?: string | undefined },
): Promise<SubmissionFile> {
  const { document } = await readSafely(bytes, fileName);
  const { organisations, title } = document.cover;
  const session = values.session === undefined ? 0 : whole("session", values.session, 1, 99);
  return {
    document,
    title,
    kind: values.kind === undefined ? (organisations.length > 1 ? "joint" : "individual") : oneOf("kind", values.kind, SUBMITTER_KINDS),
    language: values.language ?? probableLanguage(textOfBlocks(document)),
    review: { stateName: values.state ?? "", session, cycle: session ? cycleOfSession(session) : 0 },
    organisations,
    words: countDocument(document).body,
    date: new Date(),
    frozen: false,
  };
}
