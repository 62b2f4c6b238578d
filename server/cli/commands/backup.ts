import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { backupLines } from "~/db/backup.js";
import { type Command, fileAt, parse, printJson } from "../command.js";
import { withInstallation } from "../installation.js";

/** Writes everything that the database holds to one compressed file, while people go on working. */
export const command: Command = {
  usage: "PATH",
  async run(args) {
    const { positionals } = parse(args, 1, {});
    const path = fileAt(positionals[0]!);
    await withInstallation(({ db }) => pipeline(backupLines(db), createGzip(), createWriteStream(path, { mode: 0o600, flags: "wx" })));
    printJson({ backup: path });
    return undefined;
  },
};
