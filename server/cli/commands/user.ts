import { randomBytes } from "node:crypto";
import { PLATFORM_ROLES } from "~/app/domain/access/may.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { accountSchema, createAccount } from "../../commands/create-account.js";
import { type Command, Failure, oneOf, parse, printJson, WrongUse } from "../command.js";
import { withInstallation } from "../installation.js";

/** Makes an account. Without --password a random one is made and told. */
export const command: Command = {
  usage: `create --email ADDRESS --name NAME [--password PASSWORD] [--role ${PLATFORM_ROLES.join("|")}]...`,
  async run(args) {
    const text = { type: "string" } as const;
    const { positionals, values } = parse(args, 1, { email: text, name: text, password: text, role: { type: "string", multiple: true } });
    if (positionals[0] !== "create") throw new WrongUse(`There is no "user ${positionals[0] ?? ""}".`);
    const roles = (values.role ?? []).map((role) => oneOf("role", role, PLATFORM_ROLES));
    const made = values.password === undefined ? randomBytes(12).toString("base64url") : undefined;
    const input = accountSchema.safeParse({ email: values.email, name: values.name, password: values.password ?? made, roles });
    if (!input.success) throw new WrongUse(input.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n"));
    const { userId, email, name } = await withInstallation(({ db, auth }) => createAccount(db, auth, input.data)).catch(
      (error: unknown) => {
        throw isRefusal(error) && error.code === "conflict" ? new Failure(`${input.data.email} has an account already.`) : error;
      },
    );
    printJson({ id: userId, email, name, roles, ...(made && { password: made }) });
    return undefined;
  },
};
