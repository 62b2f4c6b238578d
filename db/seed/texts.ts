import {
  type Block,
  type CoverOrganisation,
  type Inline,
  newId,
  type Note,
  SCHEMA_VERSION,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { SAMPLE_SYMBOL } from "./recommendations.js";

/** A paragraph's text: "^...^" inside it is an endnote. */
type Source =
  | { heading: string; level?: number }
  | { paragraph: string; answers?: string }
  | { bullet: string }
  | { box: string[] }
  | { recommendation: string; addressee?: string };

/** Builds a structured document from short sources. */
function compose(sources: Source[], cover: StructuredDocument["cover"]): StructuredDocument {
  const notes: Note[] = [];
  const links: StructuredDocument["links"] = [];
  const inlineOf = (source: string): Inline[] =>
    source.split("^").flatMap((part, i): Inline[] => {
      if (i % 2 === 0) return part ? [{ type: "text", text: part }] : [];
      const note = { id: newId(), inline: [{ type: "text" as const, text: part }] };
      notes.push(note);
      return [{ type: "note", note: note.id }];
    });
  const blocks = sources.map((source): Block => {
    const id = newId();
    if ("heading" in source) return { id, kind: "heading", level: source.level ?? 1, numbered: true, inline: inlineOf(source.heading) };
    if ("bullet" in source) return { id, kind: "bullet", level: 1, inline: inlineOf(source.bullet) };
    if ("recommendation" in source)
      return { id, kind: "recommendation", addressee: source.addressee, inline: inlineOf(source.recommendation) };
    if ("box" in source) {
      const lines = source.box.flatMap((line, i): Inline[] => (i > 0 ? [{ type: "break" }, ...inlineOf(line)] : inlineOf(line)));
      return { id, kind: "reference-box", inline: lines };
    }
    if (source.answers) links.push({ block: id, symbol: SAMPLE_SYMBOL, number: source.answers, kind: "addresses", level: "partly" });
    return { id, kind: "paragraph", inline: inlineOf(source.paragraph) };
  });
  return { schema: SCHEMA_VERSION, cover, blocks, notes, links };
}

/** The coalition's draft: about 600 words, unfinished on purpose. */
export const sampleDraft = (organisations: CoverOrganisation[]): StructuredDocument =>
  compose(
    [
      { heading: "Summary" },
      {
        paragraph:
          "This sample submission looks at the right to read, to learn and to find out in Belgium since the last review. It was written for trying out Caucus: its organisations, figures and events are invented. It finds progress in access to the Internet, standstill in opening hours, and steps back where small libraries were closed.",
      },
      { heading: "Follow-up to the previous review" },
      {
        paragraph:
          "Belgium received forty sample recommendations. Our three organisations followed fifteen of them with a questionnaire to 120 invented municipalities, of which 84 answered.^Sample survey, January to March of this year; the questionnaire is available from the organisations.^ No government of the federation has published a mid-term report, although 138.3 asked for a joint one.",
        answers: "138.3",
      },
      { heading: "Libraries within reach" },
      {
        box: [
          "Recommendations of the last review:",
          "138.4 [Sample] Guarantee a public library service within reach of every municipality",
          "138.5 [Sample] Stop the closing of small libraries where no other place to read and learn remains",
        ],
      },
      {
        paragraph:
          "Since 2016 municipalities in the north are no longer bound to keep a public library.^The sample does not cite the decree; a real submission would.^ In our survey 31 municipalities of 84 report that at least one branch was closed, and 12 that the last one was. Recommendation 138.4 was supported, but it has not been implemented: no rule of distance or of size was adopted in its place.",
      },
      {
        paragraph:
          "Closing hits those hardest who have no car and no computer at home. Visitors told us of an hour by bus, with children, to reach the next reading room. Opening hours have not grown either; two libraries in three close before six in the evening, contrary to 138,6.",
      },
      { bullet: "In the countryside, 9 of 12 closed branches were the only public room with heating in the village." },
      { bullet: "In the cities, branches were merged in the quarters with the lowest incomes." },
      {
        recommendation:
          "Adopt, before the next review, a common minimum of library service that binds every municipality, with a distance, opening hours and a budget.",
        addressee: "the governments of the Communities",
      },
      { heading: "Access to the Internet and digital skills" },
      {
        paragraph:
          "Here there is progress. Nearly all libraries that answered offer free access to the Internet, as 138.7 asked, and 52 of them a regular course in digital skills (138.8). Courses are fullest where the administration has closed its counters: people come because a form exists only online.^Replies to question 14 of the sample survey.^",
      },
      {
        paragraph:
          "Older women are the largest group in these courses and the first to lose them when a project ends. Funding is granted for a year at a time. Recommendations 138.34 and 138.35 therefore remain only partly implemented.",
        answers: "138.34",
      },
      {
        recommendation:
          "Fund courses in digital skills for at least four years at a time, and keep a counter open beside every digital service.",
      },
      { heading: "Reading without being watched" },
      {
        paragraph:
          "A shared catalogue now holds the loans of the whole region. Only 20 of 84 libraries could tell us for how long. Two had received a request from the police for the loans of a reader, and neither knew whether it had to comply. 138.16 was noted, and 138.17 supported; we see no rule that carries out either.",
      },
      {
        recommendation: "Limit by law how long data on borrowers may be kept, and let a judge decide on every request to see them.",
        addressee: "the federal Parliament",
      },
      { heading: "Archives and access to records" },
      {
        paragraph:
          "Requests for access to public records are answered after 74 days on average, not after the thirty that 138.18 asked for. Persons who were adopted from abroad wait longest: their files lie in six archives with six procedures.^Interviews with eleven persons, whose names are known to the organisations.^",
      },
      {
        paragraph:
          "The records of the colonial administration have been opened in part (138.20). Descendants can read them in one reading room, in one city, on weekdays. A timetable for digitising them exists, without a budget.",
      },
      {
        recommendation:
          "Create one office that finds for adopted persons and for descendants every record that concerns them, without charge.",
      },
    ],
    {
      title: "Reading, learning and finding out in Belgium",
      keywords: "libraries, archives, right to education, access to information, privacy",
      contact: "lead@example.org",
      letter: "",
      organisations,
    },
  );

/** A short text of one organisation, ready to be filed. */
export const sampleFiled = (organisations: CoverOrganisation[]): StructuredDocument =>
  compose(
    [
      { heading: "Summary" },
      {
        paragraph:
          "The Walloon Archives Circle, an invented association, reports on access to records and archives in Belgium. Nothing in this sample submission describes real events.",
      },
      { heading: "Access to public records" },
      {
        paragraph:
          "Of 200 sample requests that our members sent to public bodies, 61 were answered within thirty days, as 138.18 asks, and 58 not at all.^Register of the sample requests, kept by the association.^",
      },
      {
        paragraph:
          "Bodies that publish their registers answer faster. A duty to publish them would cost little and would help to implement 138.13 as well.",
        answers: "138.13",
      },
      {
        recommendation: "Oblige every public body to publish the register of its records, in plain language.",
        addressee: "the federal Government",
      },
      { heading: "Archives at risk" },
      {
        paragraph:
          "Floods destroyed the cellars of four invented municipal archives. None had a plan for its records, contrary to 138.39, and none of the lost series had been digitised (138.22).",
      },
      { recommendation: "Include archives in every municipal plan for floods within two years.", addressee: "the Walloon Government" },
    ],
    {
      title: "Records that can be found: archives in Belgium",
      keywords: "archives, access to information, cultural heritage",
      contact: "author2@example.org",
      letter: "",
      organisations,
    },
  );
