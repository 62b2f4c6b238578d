import { jsonSchema } from "../../exchange/json/read-json.js";
import { type Command, parse, printJson } from "../command.js";

/** The published schema of submissions as JSON. */
export const command: Command = {
  usage: "",
  run(args) {
    parse(args, 0, {});
    printJson(jsonSchema());
    return Promise.resolve(undefined);
  },
};
