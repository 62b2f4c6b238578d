import { isRightToLeft } from "~/app/domain/document/direction.js";
import { Document, Packer, Paragraph } from "docx";
import { textRuns, type Writing } from "./write-inline.js";
import { A4, styles } from "./write-styles.js";

export interface MinorityView {
  organisation: string;
  /** Of the submission that it is about. */
  title: string;
  language: string;
  text: string;
}

const HEADINGS: Readonly<Record<string, (organisation: string, title: string) => [string, string]>> = {
  en: (organisation, title) => [`Minority view of ${organisation}`, `Annex to “${title}”`],
  fr: (organisation, title) => [`Opinion minoritaire de ${organisation}`, `Annexe à « ${title} »`],
  es: (organisation, title) => [`Opinión minoritaria de ${organisation}`, `Anexo a «${title}»`],
  ru: (organisation, title) => [`Особое мнение: ${organisation}`, `Приложение к документу «${title}»`],
  ar: (organisation, title) => [`رأي الأقلية: ${organisation}`, `مرفق بوثيقة «${title}»`],
  zh: (organisation, title) => [`${organisation}的少数意见`, `《${title}》附件`],
};

/** What one organisation of a coalition sees otherwise, as a Word file of its own: a paragraph per line of its words. */
export async function writeMinorityView({ organisation, title, language, text }: MinorityView): Promise<Uint8Array> {
  const [heading, about] = (HEADINGS[language.split("-")[0]!] ?? HEADINGS["en"]!)(organisation, title);
  const writing: Writing = { language };
  const bidirectional = isRightToLeft(language);
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  const file = new Document({
    title: heading,
    creator: organisation,
    lastModifiedBy: "Caucus",
    styles: styles(language),
    sections: [
      {
        properties: { page: { size: A4 } },
        children: [
          new Paragraph({ style: "Title", bidirectional, children: textRuns(heading, writing) }),
          new Paragraph({ bidirectional, children: textRuns(about, { ...writing, run: { italics: true, italicsComplexScript: true } }) }),
          ...lines.map((line) => new Paragraph({ bidirectional, children: textRuns(line.trim(), writing) })),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}
