import { AlignmentType } from "docx";
import { coverLines } from "../cover-lines.js";
import type { SubmissionFile } from "../submission-file.js";
import { inlineRuns, type MakeParagraph, type Writing } from "./write-inline.js";

/** The cover page in Word's paragraphs. */
export const coverPage = (input: SubmissionFile, writing: Writing, paragraph: MakeParagraph) =>
  coverLines(input).map(({ style, inline, centred, keepNext, before, after }) =>
    paragraph({
      style: style.replace(" ", ""),
      ...(centred && { alignment: AlignmentType.CENTER }),
      ...(keepNext !== undefined && { keepNext }),
      ...((before !== undefined || after !== undefined) && {
        spacing: { ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
      }),
      children: inlineRuns(inline, writing),
    }),
  );
