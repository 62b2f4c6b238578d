import { countDocument } from "~/app/domain/document/words.js";
import { readSafely } from "../../exchange/safely.js";
import { type Command, parse, printJson, readInput } from "../command.js";

/** The words of a submission's file, as Word counts them. */
export const command: Command = {
  usage: "FILE",
  async run(args) {
    const { positionals } = parse(args, 1, {});
    const { bytes, fileName } = readInput(positionals[0]!);
    const { document } = await readSafely(bytes, fileName);
    printJson({ words: countDocument(document) });
    return undefined;
  },
};
