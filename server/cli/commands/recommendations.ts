import { readMatrix } from "../../exchange/matrix/read-matrix.js";
import { type Command, parse, printJson, readInput } from "../command.js";

/** The recommendations that a matrix of OHCHR's holds. */
export const command: Command = {
  usage: "FILE [--symbol SYMBOL]",
  async run(args) {
    const { positionals, values } = parse(args, 1, { symbol: { type: "string" } });
    const { bytes, fileName } = readInput(positionals[0]!);
    const list = await Promise.resolve(readMatrix(bytes, { symbol: values.symbol, fileName }));
    printJson(
      list.map(({ symbol, number, text, states, position, themes, sdgs, persons }) => ({
        symbol,
        number,
        text,
        states,
        position,
        themes,
        sdgs,
        persons,
      })),
    );
    return undefined;
  },
};
