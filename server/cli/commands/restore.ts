import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { isRefusal } from "~/app/domain/refusal.js";
import { restoreLines } from "~/db/backup.js";
import { type Command, Failure, fileAt, parse, printJson, readInput } from "../command.js";
import { withInstallation } from "../installation.js";

/** Puts a backup into an empty database: all of it, or nothing. */
export const command: Command = {
  usage: "PATH",
  async run(args) {
    const { positionals } = parse(args, 1, {});
    const path = positionals[0]!;
    readInput(path);
    const rows = await withInstallation(({ db }) => restoreLines(db, unpackedLines(path))).catch((error: unknown) => {
      throw isRefusal(error) && error.code === "conflict"
        ? new Failure("The database is not empty; a backup is only put into an empty one.")
        : error;
    });
    printJson({ rows });
    return undefined;
  },
};

/** The lines of a compressed file. Throws a Failure when it is damaged. */
async function* unpackedLines(path: string): AsyncGenerator<string> {
  const unpacked = createReadStream(fileAt(path)).pipe(createGunzip());
  unpacked.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch {
    throw new Failure(`${path} is not a backup, or it is damaged.`);
  }
  if (rest !== "") throw new Failure(`${path} is not complete.`);
}
