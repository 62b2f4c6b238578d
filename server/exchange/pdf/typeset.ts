import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { Refusal } from "~/app/domain/refusal.js";
import { FONT_FOLDERS } from "./fonts.js";

let compiler: NodeCompiler | undefined;
const installed = new Map<string, boolean>();

/** Finding the system's fonts takes a moment, so the typesetter is made at the first file and kept. */
const typesetter = (): NodeCompiler => (compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FONT_FOLDERS }] }));

const messages = (error: NodeError | null): string[] =>
  (error?.shortDiagnostics as { message?: string }[] | undefined)?.map(({ message }) => message ?? "") ?? [];

/** Asks the typesetter itself, by setting a letter in the font. */
export function isInstalled(family: string): boolean {
  const known = installed.get(family);
  if (known !== undefined) return known;
  const result = typesetter().compile({ mainFileContent: "#set text(font: sys.inputs.family)\na", inputs: { family } });
  const found = result.takeWarnings() === null && !result.hasError();
  installed.set(family, found);
  return found;
}

/** What a file says of a script that it cannot print. */
export const missingFont = (script: string) =>
  `No font for ${script} script is installed where this file was made, so some characters may be missing. The Word file has them all.`;

/** Sets data in a template as tagged PDF, dated. Same input and fonts, same bytes. */
export function typeset(template: string, data: unknown, date: Date): Uint8Array {
  const result = typesetter().compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  const document = result.result;
  if (!document) throw new Refusal("unavailable", { what: messages(result.takeDiagnostics()).join("; ") });
  const options = { creationTimestamp: Math.floor(date.getTime() / 1000) };
  const bytes = accessible(document, options) ?? typesetter().pdf(document, options);
  typesetter().evictCache(10);
  return new Uint8Array(bytes);
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
