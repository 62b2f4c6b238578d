import { readFileSync } from "node:fs";
import { sharedFile } from "./shared.js";
import type { MatrixRow } from "./matrix.js";

/** A text to begin with, what it quotes, and whom it comes from. */
export interface StartingText {
  fileName: string;
  text: string;
  paragraphs: number;
  notes: number;
  organisations: [{ name: string; acronym: string; website: string }, { name: string; acronym: string; website: string }];
  recommendations: MatrixRow[];
}

const OWN = `Overview
1. Reading rooms in the north are open to everybody.[1] This text speaks to recommendations 138,117 and 139,11.
2. Since the last review, twelve of them have closed.
Access to learning
UPR of Belgium 2nd cycle recommendations:
138.117 Go on opening schools and libraries to groups that are at a disadvantage
139.11 See that people in prison are held in decent conditions
3. Two of three prisons have no shelf of books.
- The largest has a room without light.
- The smallest has a trolley.
RECOMMENDATION: The Government of Belgium should give every prison a library by 2028.
Notes
[1] Survey of reading rooms, 2025, https://example.org/survey
`;

const row = (number: string, text: string): MatrixRow => ({
  number,
  text,
  states: "Portugal",
  position: number.startsWith("138") ? "Supported" : "Noted",
  theme: "Right to education",
});

/** The real submission of the shared material where it lies beside the project, else a text of our own; its quoted recommendations become the matrix. */
export function startingText(): StartingText {
  const file = sharedFile("seeds/ifla-vvbad-submission-upr38.txt");
  const text = file ? readFileSync(file, "utf8") : OWN;
  const quoted = [...text.matchAll(/^(13[89]\.\d+) (.+(?:\n[a-z].+)*)/gmu)].map(([, number, words]) =>
    row(number!, words!.replace(/\s+/gu, " ")),
  );
  const recommendations = [
    ...new Map(quoted.map((one) => [one.number, one])).values(),
    row("138.1", "Ratify what was signed"),
    row("139.12", "Teach human rights in schools"),
  ];
  return {
    fileName: "submission.txt",
    text,
    paragraphs: file ? 27 : 3,
    notes: file ? 23 : 1,
    organisations: [
      { name: "International Federation of Library Associations and Institutions", acronym: "IFLA", website: "https://www.ifla.org" },
      { name: "Vlaamse Vereniging voor Bibliotheek, Archief & Documentatie", acronym: "VVBAD", website: "https://www.vvbad.be" },
    ],
    recommendations,
  };
}
