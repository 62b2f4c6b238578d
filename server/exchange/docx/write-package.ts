import { type Document, Packer } from "docx";
import { writeZip } from "../write-zip.js";

/** What the file says about itself outside its text. */
export interface PackageFacts {
  /** Stands as created and modified. */
  date: Date;
  /** Words of the body: what a reader of the file's properties sees without opening it. */
  words: number;
  rightToLeft: boolean;
}

/**
 * The parts of a Word file by their paths, before they are packed. The library offers them packed only: they would be packed, unpacked and
 * packed again, which is more than half of the time that a file takes.
 */
function wordParts(file: Document): Record<string, string> {
  const { compiler } = Packer as unknown as {
    compiler: { compile(file: Document, prettify: undefined, instead: []): Map<string, string> };
  };
  return Object.fromEntries(compiler.compile(file, undefined, []));
}

/** The docx library draws relationship ids by lot; they become rIdx1, rIdx2 ... in the order in which the part lists them. */
function orderRelationships(parts: Record<string, string>): void {
  for (const path of Object.keys(parts).filter((p) => p.endsWith(".rels"))) {
    const owner = path.replace("_rels/", "").replace(/\.rels$/, "");
    let next = 0;
    for (const [, id] of parts[path]!.matchAll(/ Id="([^"]+)"/g)) {
      if (/^rId\d+$/.test(id!)) continue;
      const ordered = `rIdx${String(++next)}`;
      parts[path] = parts[path]!.replaceAll(`"${id!}"`, `"${ordered}"`);
      if (parts[owner]) parts[owner] = parts[owner].replaceAll(`"${id!}"`, `"${ordered}"`);
    }
  }
}

/** The library numbers bookmarks through the life of the process; here they begin at 1 in each file. */
function orderBookmarks(xml: string): string {
  const ordered = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_, head: string, id: string) => {
    if (!ordered.has(id)) ordered.set(id, ordered.size + 1);
    return `${head}${String(ordered.get(id)!)}"`;
  });
}

/** A repeated note's number looks like the first one, before Word has updated the field for the first time. */
const raiseNoteNumbers = (xml: string) =>
  xml.replace(/(<w:fldSimple w:instr=" NOTEREF [^>]*><w:r>)(?=<w:t)/g, '$1<w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>');

/** Each run of a tracked change has a number of its own. */
function numberChanges(xml: string): string {
  let last = 0;
  return xml.replace(/(<w:(?:ins|del|pPrChange) w:id=")\d+"/g, (_, head: string) => `${head}${String(++last)}"`);
}

const fieldSign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** Text that was taken away has an element of its own, and a field among it must be written run by run. */
const deletedText = (xml: string) =>
  xml.replace(/<w:del [^>]*(?<!\/)>.*?<\/w:del>/gs, (deleted) =>
    deleted
      .replace(/<(\/?)w:t(?=[ >])/g, "<$1w:delText")
      .replace(
        /<w:fldSimple w:instr="([^"]*)">(.*?)<\/w:fldSimple>/gs,
        `${fieldSign("begin")}<w:r><w:delInstrText xml:space="preserve">$1</w:delInstrText></w:r>${fieldSign("separate")}$2${fieldSign("end")}`,
      ),
  );

/**
 * Packs a Word file so that the same text gives the same bytes: fixed times, ordered ids. Adds what the docx library cannot say: the
 * word count, the endnotes' figures, the right-to-left section.
 */
export function packWord(file: Document, facts: PackageFacts): Uint8Array {
  const parts = wordParts(file);
  orderRelationships(parts);
  for (const path of ["word/document.xml", "word/endnotes.xml"]) if (parts[path]) parts[path] = orderBookmarks(parts[path]);
  parts["word/document.xml"] = numberChanges(deletedText(raiseNoteNumbers(parts["word/document.xml"]!)));
  if (facts.rightToLeft)
    parts["word/document.xml"] = parts["word/document.xml"].replace(/(<w:docGrid\b[^>]*\/>)?<\/w:sectPr>/g, "<w:bidi/>$&");
  // The title of the endnotes stands in the text itself: no line is printed below it.
  parts["word/endnotes.xml"] = parts["word/endnotes.xml"]!.replace(
    /(<w:endnote\b[^>]*w:type="separator"[^>]*>).*?(<\/w:endnote>)/s,
    '$1<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>$2',
  );
  // Without this list Word does not look for the separators, and prints its own line and Roman figures.
  parts["word/settings.xml"] = parts["word/settings.xml"]!.replace(
    "<w:compat>",
    '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat>',
  );
  const at = facts.date.toISOString().replace(/\.\d+Z$/, "Z");
  parts["docProps/core.xml"] = parts["docProps/core.xml"]!.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`);
  parts["docProps/app.xml"] =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Words>${String(facts.words)}</Words><Application>Caucus</Application></Properties>`;
  return writeZip(parts);
}
