import { verifyPackage } from "../../exchange/package/verify-package.js";
import { type Command, parse, printJson, readInput } from "../command.js";

/** Proves a package or a receipt by itself: no server and no database is asked. */
export const command: Command = {
  usage: "FILE [--key PUBLIC-KEY]   (a package as zip, or a receipt as JSON)",
  async run(args) {
    const { positionals, values } = parse(args, 1, { key: { type: "string" } });
    const { bytes, fileName } = readInput(positionals[0]!);
    const verification = await verifyPackage(bytes, fileName, values.key);
    printJson(verification);
    return verification.verified ? undefined : 1;
  },
};
