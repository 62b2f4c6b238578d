import { closeSync, openSync, writeSync } from "node:fs";
import { strToU8, Zip, ZipDeflate } from "fflate";

const HEADERS = [
  "Text",
  "Countries Concerned",
  "Reccomending Body",
  "Document Symbol",
  "Themes",
  "Affected Persons",
  "Sdgs",
  "Document Publication Date",
  "UPR Reccomending States",
  "UPR Position",
  "Type",
  "OHCHR Annotation Id",
  "UPR Session",
  "Regions Concerned",
  "Recommending Regions",
  "Date of publication on UHRI",
];
const COUNTRIES = 200;
const AT_ONCE = 2_000;

const words = (i: number) =>
  `${["Ratify", "Strengthen", "Adopt", "Continue"][i % 4]!} measure ${i} on the rights of persons in the care of the State, with the means that it needs and the participation of civil society`;

/** A row of UHRI's export: every second one of the Working Group, one State in 200 after the other. */
function row(i: number): string[] {
  const upr = i % 2 === 0;
  const country = Math.floor(i / 2) % COUNTRIES;
  const running = Math.floor(i / 2 / COUNTRIES) + 1;
  return [
    upr ? `138.${running} ${words(i)} (Peru);` : `${running}. ${words(i)}.`,
    `- ${country === 7 ? "Belgium" : `State ${country}`}`,
    upr ? "- UPR" : "- CEDAW",
    upr ? `A/HRC/32/${country + 1}` : `CEDAW/C/X/CO/${country}`,
    "- Right to education\n- Equality and non-discrimination",
    "- Women and girls\n- Children",
    "- 4.1 - Free primary and secondary education\n- 4 - QUALITY EDUCATION",
    "46078",
    upr ? "- Peru" : "",
    upr ? "- Supported" : "",
    upr ? "- Recommendations" : "- Concerns/Observations",
    `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
    upr ? "- 24" : "",
    "- WEOG",
    "- GRULAC",
    "46125.4996282407",
  ];
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Writes an XLSX file of so many rows in the shape of UHRI's full export, its texts shared as Excel shares them. */
export function writeUhriXlsx(path: string, rows: number): void {
  const file = openSync(path, "w");
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    writeSync(file, chunk);
  });
  const part = (name: string) => {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    return (text: string, end = false) => entry.push(strToU8(text), end);
  };
  part("[Content_Types].xml")("<Types/>", true);
  part("xl/workbook.xml")("<workbook/>", true);
  const sheet = part("xl/worksheets/sheet1.xml");
  sheet(
    `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData><row r="1">${HEADERS.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join("")}</row>`,
  );
  for (let from = 0; from < rows; from += AT_ONCE) {
    const lines = Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, k) => {
      const i = from + k;
      const cells = row(i).map((value, column) =>
        column === 0
          ? `<c t="s"><v>${i}</v></c>`
          : /^[\d.]+$/.test(value)
            ? `<c><v>${value}</v></c>`
            : `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`,
      );
      return `<row r="${i + 2}">${cells.join("")}</row>`;
    });
    sheet(lines.join(""));
  }
  sheet("</sheetData></worksheet>", true);
  const strings = part("xl/sharedStrings.xml");
  strings(`<?xml version="1.0" encoding="UTF-8"?><sst>`);
  for (let from = 0; from < rows; from += AT_ONCE)
    strings(Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, k) => `<si><t>${escaped(row(from + k)[0]!)}</t></si>`).join(""));
  strings("</sst>", true);
  zip.end();
  closeSync(file);
}

/** The same rows as UHRI's JSON. */
export function writeUhriJson(path: string, rows: number): void {
  const file = openSync(path, "w");
  writeSync(file, "[");
  for (let from = 0; from < rows; from += AT_ONCE) {
    const records = Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, k) => {
      const [text, country, body, symbol, themes, persons, sdgs, date, states, position, type, id] = row(from + k) as [string, ...string[]];
      const list = (value = "") =>
        value
          .split("\n")
          .map((line) => line.replace(/^- /, ""))
          .filter(Boolean);
      return JSON.stringify({
        AnnotationId: id,
        Symbol: symbol,
        Body: body,
        AnnotationType: type,
        Countries: list(country),
        Regions: [],
        Themes: list(themes),
        AffectedPersons: list(persons),
        Sdgs: list(sdgs),
        Text: `<p>${text}</p>`,
        PublicationDate: date,
        UprRecommendingCountry: list(states),
        UprPosition: position,
      });
    });
    writeSync(file, `${from > 0 ? ",\n" : ""}${records.join(",\n")}`);
  }
  writeSync(file, "]");
  closeSync(file);
}
