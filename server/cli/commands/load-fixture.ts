import { loadFixture } from "~/db/seed/fixture.js";
import { type Command, parse, printJson, whole } from "../command.js";
import { withInstallation } from "../installation.js";

/** Fills a throw-away database for measuring. */
export const command: Command = {
  usage: "--documents N --users M --words W [--notes-every P]",
  async run(args) {
    const text = { type: "string" } as const;
    const { values } = parse(args, 0, { documents: text, users: text, words: text, "notes-every": text });
    const wanted = {
      documents: whole("documents", values.documents, 1, 10_000),
      users: whole("users", values.users, 1, 10_000),
      words: whole("words", values.words, 1, 100_000),
      notesEvery: whole("notes-every", values["notes-every"] ?? "5", 1, 1000),
    };
    printJson(await withInstallation(({ db, auth }) => loadFixture(db, auth, wanted)));
    return undefined;
  },
};
