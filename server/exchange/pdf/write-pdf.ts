import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { Refusal } from "~/app/domain/refusal.js";
import type { SubmissionFile } from "../submission-file.js";
import { FONT_FOLDERS, fontsFor } from "./fonts.js";
import { pdfModel } from "./model.js";
import { TEMPLATE } from "./template.js";

let compiler: NodeCompiler | undefined;
const installed = new Map<string, boolean>();

/** Finding the system's fonts takes a moment, so the typesetter is made at the first file and kept. */
const typesetter = (): NodeCompiler => (compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FONT_FOLDERS }] }));

const messages = (error: NodeError | null): string[] =>
  (error?.shortDiagnostics as { message?: string }[] | undefined)?.map(({ message }) => message ?? "") ?? [];

/** Asks the typesetter itself, by setting a letter in the font. */
function isInstalled(family: string): boolean {
  const known = installed.get(family);
  if (known !== undefined) return known;
  const result = typesetter().compile({ mainFileContent: "#set text(font: sys.inputs.family)\na", inputs: { family } });
  const found = result.takeWarnings() === null && !result.hasError();
  installed.set(family, found);
  return found;
}

const missingFont = (script: string) =>
  `No font for ${script} script is installed where this file was made, so some characters may be missing. The Word file has them all.`;

/** A submission as tagged PDF; `warnings` says which scripts could not be printed, and the file says it too. Same input and fonts, same bytes. */
export function makePdf(input: SubmissionFile): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  const { families, missing } = fontsFor(input, isInstalled);
  const warnings = missing.map(missingFont);
  const data = JSON.stringify(pdfModel(input, families, warnings));
  const result = typesetter().compile({ mainFileContent: TEMPLATE, inputs: { data } });
  const document = result.result;
  if (!document) throw new Refusal("unavailable", { what: messages(result.takeDiagnostics()).join("; ") });
  const options = { creationTimestamp: Math.floor(input.date.getTime() / 1000) };
  const bytes = accessible(document, options) ?? typesetter().pdf(document, options);
  typesetter().evictCache(10);
  return Promise.resolve({ bytes: new Uint8Array(bytes), warnings });
}

/** PDF/UA-1 where every character has a glyph; null where the standard cannot be kept, and the file is then tagged only. */
function accessible(
  document: NonNullable<ReturnType<NodeCompiler["compile"]>["result"]>,
  options: { creationTimestamp: number },
): Buffer | null {
  try {
    return typesetter().pdf(document, { ...options, pdfStandard: "ua-1" });
  } catch {
    return null;
  }
}

/** A submission as PDF for reading: A4, tagged, its language set, endnotes at the end. */
export const writePdf = async (input: SubmissionFile): Promise<Uint8Array> => (await makePdf(input)).bytes;
