import type { SubmissionFile } from "../submission-file.js";
import { fontsFor } from "./fonts.js";
import { pdfModel } from "./model.js";
import { TEMPLATE } from "./template.js";
import { isInstalled, missingFont, typeset } from "./typeset.js";

/** A submission as tagged PDF; `warnings` says which scripts could not be printed, and the file says it too. Same input and fonts, same bytes. */
export function makePdf(input: SubmissionFile): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  const { families, missing } = fontsFor(input, isInstalled);
  const warnings = missing.map(missingFont);
  return Promise.resolve({ bytes: typeset(TEMPLATE, pdfModel(input, families, warnings), input.date), warnings });
}

/** A submission as PDF for reading: A4, tagged, its language set, endnotes at the end. */
export const writePdf = async (input: SubmissionFile): Promise<Uint8Array> => (await makePdf(input)).bytes;
