import { fileName } from "./file-name.js";
import { print } from "./pdf/print.js";
import type { SubmissionFile } from "./submission-file.js";

export const EXPORT_FORMATS = ["docx", "pdf", "odt", "html", "md", "json", "akn"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface Written {
  bytes: Uint8Array;
  /** What the file could not carry, in a sentence each. */
  warnings: string[];
}

const whole =
  (write: (input: SubmissionFile) => Promise<Uint8Array>) =>
  async (input: SubmissionFile): Promise<Written> => ({ bytes: await write(input), warnings: [] });

/** Each format's writer is loaded when it is first asked for: the command line writes one file and ends. */
export const exporters: Record<ExportFormat, { extension: string; mime: string; write: (input: SubmissionFile) => Promise<Written> }> = {
  docx: {
    extension: "docx",
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: whole(async (input) => (await import("./docx/write-submission.js")).writeSubmissionDocx(input)),
  },
  pdf: { extension: "pdf", mime: "application/pdf", write: (input) => print({ what: "submission", input }) },
  odt: {
    extension: "odt",
    mime: "application/vnd.oasis.opendocument.text",
    write: whole(async (input) => (await import("./odt/write-odt.js")).writeOdt(input)),
  },
  html: {
    extension: "html",
    mime: "text/html; charset=utf-8",
    write: whole(async (input) => (await import("./html/write-html.js")).writeHtml(input)),
  },
  md: {
    extension: "md",
    mime: "text/markdown; charset=utf-8",
    write: whole(async (input) => (await import("./markdown/write-markdown.js")).writeMarkdown(input)),
  },
  akn: {
    extension: "xml",
    mime: "application/akn+xml",
    write: whole(async (input) => (await import("./akn/write-akn.js")).writeAkn(input)),
  },
  json: {
    extension: "json",
    mime: "application/json",
    write: whole(async (input) => (await import("./json/write-json.js")).writeJson(input)),
  },
};

export const isExportFormat = (format: string | undefined): format is ExportFormat => EXPORT_FORMATS.some((known) => known === format);

/** A submission in a format, with the type and the name under which it is downloaded ("Belgium_UPR38_Title.docx"). */
export async function exportDocument(format: ExportFormat, input: SubmissionFile): Promise<Written & { mime: string; fileName: string }> {
  const { write, mime, extension } = exporters[format];
  const written = await write(input);
  const more = [...(input.frozen ? [] : ["draft"]), ...(input.beside ? ["comments"] : [])];
  return {
    ...written,
    mime,
    fileName: fileName(
      [input.review.stateName, input.review.session > 0 ? `UPR${String(input.review.session)}` : "", input.title, ...more],
      extension,
    ),
  };
}
