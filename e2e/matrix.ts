import { Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow } from "docx";

export interface MatrixRow {
  number: string;
  text: string;
  states: string;
  position: "Supported" | "Noted";
  theme: string;
}

const cell = (...lines: string[]) => new TableCell({ children: lines.map((line) => new Paragraph(line)) });

/** A matrix of recommendations as OHCHR lays it out in the third cycle: one table, section rows by theme, the source under each text. */
export async function matrixFile(stateName: string, symbol: string, rows: readonly MatrixRow[]): Promise<Buffer> {
  const themes = [...new Set(rows.map((row) => row.theme))];
  const table = new Table({
    rows: [
      new TableRow({
        children: ["Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"].map((head) =>
          cell(head),
        ),
      }),
      ...themes.flatMap((theme) => [
        new TableRow({ children: [new TableCell({ columnSpan: 4, children: [new Paragraph(`Theme: ${theme}`)] })] }),
        ...rows
          .filter((row) => row.theme === theme)
          .map(({ number, text, states, position }) => {
            const source = `Source of Position: ${symbol}/Add.1 - Para ${number.split(".")[0]!}`;
            return new TableRow({
              children: [
                cell(`${number} ${text} (${states})`, source),
                cell(position),
                cell(`- ${theme}`, "Affected persons:", "- general"),
                cell(""),
              ],
            });
          }),
      ]),
    ],
  });
  const title = new Paragraph(`UPR of ${stateName} (2nd Cycle – 24th Session)`);
  const landscape = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };
  return Packer.toBuffer(
    new Document({ sections: [{ properties: landscape, children: [title, new Paragraph("Thematic list of recommendations"), table] }] }),
  );
}
