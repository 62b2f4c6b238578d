import { AlignmentType } from "docx";
import { directionOf } from "~/app/domain/document/direction.js";
import { coverLines } from "../cover-lines.js";
import type { SubmissionFile } from "../submission-file.js";
import { inlineRuns, type MakeParagraph, type Writing } from "./write-inline.js";

/** The cover page in Word's paragraphs. */
export const coverPage = (input: SubmissionFile, writing: Writing, paragraph: MakeParagraph) =>
  coverLines(input).map(({ style, inline, direction, centred, keepNext, before, after }) => {
    const across = direction !== directionOf(input.language);
    return paragraph({
      style: style.replace(" ", ""),
      // "right" is the end of a line, in either direction: the line stands below the others
      ...(across && { bidirectional: direction === "rtl", ...(style === "Title" ? {} : { alignment: AlignmentType.RIGHT }) }),
      ...(centred && { alignment: AlignmentType.CENTER }),
      ...(keepNext !== undefined && { keepNext }),
      ...((before !== undefined || after !== undefined) && {
        spacing: { ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
      }),
      children: inlineRuns(inline, writing),
    });
  });
