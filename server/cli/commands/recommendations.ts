import { bytesSource, fileSource } from "../../exchange/byte-source.js";
import { readSource } from "../../exchange/sources/read-source.js";
import { type Command, fileAt, Failure, parse, printJson, readInput, tell } from "../command.js";
import { statSync } from "node:fs";

/** Files larger than this are read from disk, a piece at a time, with their progress on standard error. */
const LARGE = 64 * 2 ** 20;

/** The recommendations, or the points of another kind, that a file holds; whatever it is, it is read by its content. */
export const command: Command = {
  usage: "FILE [--symbol SYMBOL] [--state STATE] [--full]",
  async run(args) {
    const text = { type: "string" } as const;
    const { positionals, values } = parse(args, 1, { symbol: text, state: text, full: { type: "boolean" } });
    const path = positionals[0]!;
    const size = statSync(fileAt(path), { throwIfNoEntry: false })?.size ?? 0;
    const large = size > LARGE;
    const { bytes, fileName } = large ? { bytes: await fileSource(fileAt(path)), fileName: path } : input(path);
    let shown = -1;
    const progress = (share: number) => {
      const percent = Math.floor(share * 20) * 5;
      if (large && percent > shown) tell(`${(shown = percent)} % read`);
    };
    const read = await readSource(bytes, { fileName, symbol: values.symbol, state: values.state, progress });
    if (values.full) {
      printJson(read);
      return undefined;
    }
    if (read.rows.length === 0 && read.points.length === 0) throw new Failure(`${fileName} holds no recommendations that could be read.`);
    for (const { code, params } of read.warnings) tell(`${code} ${JSON.stringify(params)}`);
    printJson(
      read.rows.length === 0
        ? read.points
        : read.rows.map((row) => ({
            symbol: row.symbol ?? values.symbol ?? read.symbol ?? "",
            number: row.number,
            text: row.text ?? "",
            ...(row.language && { language: row.language }),
            states: row.states ?? [],
            position: row.position ?? "unknown",
            positionSource: row.positionSource ?? "",
            themes: row.themes ?? [],
            sdgs: row.sdgs ?? [],
            persons: row.persons ?? [],
          })),
    );
    return undefined;
  },
};

function input(path: string) {
  const { bytes, fileName } = readInput(path);
  return { bytes: bytesSource(bytes), fileName };
}
