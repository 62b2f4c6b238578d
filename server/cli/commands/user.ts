import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { PLATFORM_ROLES } from "~/app/domain/access/may.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { accountSchema, createAccount } from "../../commands/create-account.js";
import { setPassword, setPasswordSchema } from "../../commands/set-password.js";
import { type Command, Failure, oneOf, parse, printJson, WrongUse } from "../command.js";
import { withInstallation } from "../installation.js";

/** Makes an account, or gives one a new password. Without --password a random one is made and told. */
export const command: Command = {
  usage: `create --email ADDRESS --name NAME [--password PASSWORD] [--role ${PLATFORM_ROLES.join("|")}]...
password --email ADDRESS [--password PASSWORD]`,
  async run(args) {
    switch (args.find((arg) => !arg.startsWith("-"))) {
      case "create":
        await create(args);
        return undefined;
      case "password":
        await password(args);
        return undefined;
      default:
        throw new WrongUse(`There is no "user ${args[0] ?? ""}".`);
    }
  },
};

const text = { type: "string" } as const;
const randomPassword = () => randomBytes(12).toString("base64url");

async function create(args: string[]): Promise<void> {
  const { values } = parse(args, 1, { email: text, name: text, password: text, role: { type: "string", multiple: true } });
  const roles = (values.role ?? []).map((role) => oneOf("role", role, PLATFORM_ROLES));
  const made = values.password === undefined ? randomPassword() : undefined;
  const input = accepted(accountSchema, { email: values.email, name: values.name, password: values.password ?? made, roles });
  const { userId, email, name } = await withInstallation(({ db, auth }) => createAccount(db, auth, input)).catch((error: unknown) => {
    throw isRefusal(error) && error.code === "account-exists" ? new Failure(`${input.email} has an account already.`) : error;
  });
  printJson({ id: userId, email, name, roles, ...(made && { password: made }) });
}

async function password(args: string[]): Promise<void> {
  const { values } = parse(args, 1, { email: text, password: text });
  const made = values.password === undefined ? randomPassword() : undefined;
  const input = accepted(setPasswordSchema, { email: values.email, password: values.password ?? made });
  await withInstallation(({ db, auth }) => setPassword(db, auth, input)).catch((error: unknown) => {
    throw isRefusal(error) && error.code === "not-found" ? new Failure(`${input.email} has no account.`) : error;
  });
  printJson({ email: input.email, ...(made && { password: made }) });
}

function accepted<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const input = schema.safeParse(values);
  if (input.success) return input.data;
  const wrong = input.error.issues.map(({ path, code, message }) => {
    const option = `--${path.join(".")}`;
    return code === "invalid_type" ? `${option} is missing.` : `${option}: ${message}`;
  });
  throw new WrongUse(wrong.join("\n"));
}
