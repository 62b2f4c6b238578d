import { readSafely } from "../../exchange/safely.js";
import { presentImport } from "../../exchange/text/present.js";
import { type Command, parse, printJson, readInput } from "../command.js";

/** What Caucus reads out of a submission's file. */
export const command: Command = {
  usage: "FILE",
  async run(args) {
    const { positionals } = parse(args, 1, {});
    const { bytes, fileName } = readInput(positionals[0]!);
    printJson(presentImport(await readSafely(bytes, fileName)));
    return undefined;
  },
};
