import { SAMPLE_PASSWORD, SAMPLE_PEOPLE } from "~/db/seed/people.js";
import { fillSample } from "~/db/seed/sample.js";
import { isEmptyInstallation } from "~/db/seed/state.js";
import { signerOf } from "../../installation-key.js";
import { type Command, Failure, parse, printJson } from "../command.js";
import { withInstallation } from "../installation.js";

/** Fills an empty installation with the sample review, and tells who signs in how. */
export const command: Command = {
  usage: "",
  async run(args) {
    parse(args, 0, {});
    await withInstallation(async ({ db, auth, dataFolder }) => {
      if (!(await isEmptyInstallation(db)))
        throw new Failure("The installation is not empty; the sample review is only put into an empty one.");
      await fillSample(db, auth, signerOf(dataFolder));
    });
    printJson({ people: SAMPLE_PEOPLE.map(({ name, email, does }) => ({ name, email, password: SAMPLE_PASSWORD, does })) });
    return undefined;
  },
};
