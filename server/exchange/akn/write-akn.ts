import { isAddress } from "~/app/domain/document/address.js";
import type { Block, Inline, Mark } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { coverLines } from "../cover-lines.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import { escapeXml, XML_HEAD } from "../odt/write-parts.js";
import type { SubmissionFile } from "../submission-file.js";

const NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
const TAGS: Record<Mark, [string, string]> = {
  bold: ["<b>", "</b>"],
  italic: ["<i>", "</i>"],
  underline: ["<u>", "</u>"],
  strikethrough: ['<span status="removed">', "</span>"],
  subscript: ["<sub>", "</sub>"],
  superscript: ["<sup>", "</sup>"],
};
/** Akoma Ntoso names languages in three letters. */
const THREE_LETTERS: Record<string, string> = { en: "eng", fr: "fra", es: "spa", ar: "ara", ru: "rus", zh: "zho" };

function inlineXml(inline: readonly Inline[], notes: ReadonlyMap<string, number>): string {
  return inline
    .map((part) => {
      if (part.type === "break") return "<br/>";
      if (part.type === "note") {
        const n = notes.get(part.note);
        return n === undefined ? "" : `<noteRef href="#note_${String(n)}" marker="${String(n)}"/>`;
      }
      const text = (part.marks ?? []).reduceRight((inner, mark) => TAGS[mark].join(inner), escapeXml(part.text));
      return part.link && isAddress(part.link) ? `<ref href="${escapeXml(part.link)}">${text}</ref>` : text;
    })
    .join("");
}

interface Section {
  heading: Block | null;
  content: string[];
  inside: Section[];
}

/**
 * A submission as Akoma Ntoso 3.0 in the way of the United Nations (AKN4UN): a statement with cover page, preface, main body in sections
 * of numbered paragraphs, and conclusions' notes in the metadata, where the standard keeps them.
 */
export function writeAkn(input: SubmissionFile): Promise<Uint8Array> {
  const { document, language, review } = input;
  const labels = fileLabels(language);
  const { title } = coverFacts(input, labels);
  const numbers = number(document.blocks);
  const attributes = (block: Block, id: string) => ` eId="${id}"${block.language ? ` xml:lang="${escapeXml(block.language)}"` : ""}`;

  const root: Section = { heading: null, content: [], inside: [] };
  const path: Section[] = [root];
  let others = 0;
  let open: { id: string; inner: string[]; num: string; attributes: string } | null = null;
  const close = () => {
    if (open) path.at(-1)!.content.push(`<paragraph${open.attributes}>${open.num}<content>${open.inner.join("")}</content></paragraph>`);
    open = null;
  };
  for (const block of document.blocks) {
    const content = inlineXml(block.inline, numbers.notes);
    const printed = numbers.blocks.get(block.id);
    if (block.kind === "heading") {
      close();
      const level = Math.min(Math.max(block.level ?? 1, 1), 3);
      path.length = Math.min(path.length, level);
      const section: Section = { heading: block, content: [], inside: [] };
      path.at(-1)!.inside.push(section);
      path.push(section);
      continue;
    }
    if (block.kind === "paragraph" || !open) {
      close();
      const id = printed === undefined ? `para_x${String(++others)}` : `para_${printed}`;
      open = {
        id,
        inner: [],
        num: printed === undefined ? "" : `<num>${printed}.</num>`,
        attributes: block.kind === "paragraph" ? attributes(block, id) : ` eId="${id}"`,
      };
    }
    const say = block.language && block.kind !== "paragraph" ? ` xml:lang="${escapeXml(block.language)}"` : "";
    const name = `class="${block.kind}"${say}`;
    if (block.kind === "paragraph" || block.kind === "continuation")
      open.inner.push(`<p${block.kind === "paragraph" ? "" : ` ${name}`}>${content}</p>`);
    else if (block.kind === "bullet")
      open.inner.push(
        `<ul ${name}><li value="•">${block.level === 2 ? `<ul><li value="–"><p>${content}</p></li></ul>` : `<p>${content}</p>`}</li></ul>`,
      );
    else if (block.kind === "recommendation") open.inner.push(`<p ${name}><b>${escapeXml(labels.recommendation)}</b> ${content}</p>`);
    else open.inner.push(`<block name="${block.kind}" ${name}>${content}</block>`);
  }
  close();

  let sections = 0;
  const sectionXml = ({ heading, content, inside }: Section): string => {
    const inner = `${content.join("")}${inside.map(sectionXml).join("")}`;
    if (!heading) return inner;
    const printed = numbers.blocks.get(heading.id);
    const num = printed === undefined ? "" : `<num>${printed}</num>`;
    const body = inner === "" ? "<content><p/></content>" : inner;
    return `<section${attributes(heading, `sec_${String(++sections)}`)}>${num}<heading>${inlineXml(heading.inline, numbers.notes)}</heading>${body}</section>`;
  };

  const day = input.date.toISOString().slice(0, 10);
  const language3 = THREE_LETTERS[language.split("-")[0]!] ?? language;
  const name = encodeURIComponent(title.replace(/\s+/g, "-").slice(0, 60));
  const work = `/akn/un/statement/submission/${day}/${name}`;
  const level = (tag: string, uri: string, more = "") =>
    `<${tag}><FRBRthis value="${uri}/!main"/><FRBRuri value="${uri}"/><FRBRdate date="${day}" name="${input.frozen ? "final" : "draft"}"/><FRBRauthor href="#submitters" as="#author"/>${more}</${tag}>`;
  const people = input.organisations
    .map(
      ({ name: one }, i) =>
        `<TLCOrganization eId="org_${String(i + 1)}" href="/ontology/organization/${encodeURIComponent(one)}" showAs="${escapeXml(one)}"/>`,
    )
    .join("");
  const notes = citedNotes(document)
    .map(
      ({ number: n, note }) =>
        `<note eId="note_${String(n)}" marker="${String(n)}" placement="end"><p>${inlineXml(note.inline, new Map())}</p></note>`,
    )
    .join("");
  const meta =
    `<identification source="#caucus">${level("FRBRWork", work, '<FRBRcountry value="un"/>')}${level("FRBRExpression", `${work}/${language3}@`, `<FRBRlanguage language="${language3}"/>`)}${level("FRBRManifestation", `${work}/${language3}@.xml`, '<FRBRformat value="application/akn+xml"/>')}</identification>` +
    `<references source="#caucus"><TLCOrganization eId="caucus" href="/ontology/organization/caucus" showAs="Caucus"/><TLCOrganization eId="submitters" href="/ontology/organization/submitters" showAs="${escapeXml(input.organisations.map(({ name: one }) => one).join("; ") || labels[input.kind])}"/><TLCRole eId="author" href="/ontology/role/author" showAs="${escapeXml(labels.submittedBy)}"/>${people}</references>` +
    (notes === "" ? "" : `<notes source="#caucus">${notes}</notes>`);
  const cover = coverLines(input)
    .map(({ style, inline }) => `<p class="${style.toLowerCase().replace(" ", "-")}">${inlineXml(inline, new Map())}</p>`)
    .join("");
  const reviewName = [labels.review, review.stateName].filter(Boolean).join(": ");
  const body = sectionXml(root);
  const xml = `${XML_HEAD}<akomaNtoso xmlns="${NAMESPACE}"><statement name="submission" contains="originalVersion"><meta>${meta}</meta><coverPage>${cover}</coverPage><preface><p>${escapeXml(reviewName)}</p><p><docTitle>${escapeXml(title)}</docTitle></p></preface><mainBody>${body === "" ? '<paragraph eId="para_x0"><content><p/></content></paragraph>' : body}</mainBody></statement></akomaNtoso>\n`;
  return Promise.resolve(new TextEncoder().encode(xml));
}
