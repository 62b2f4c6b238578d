import { isRefusal } from "~/app/domain/refusal.js";
import { type Command, Failure, tell, WrongUse } from "./command.js";

const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  import: () => import("./commands/import.js"),
  count: () => import("./commands/count.js"),
  check: () => import("./commands/check.js"),
  recommendations: () => import("./commands/recommendations.js"),
  rank: () => import("./commands/rank.js"),
  export: () => import("./commands/export.js"),
  schema: () => import("./commands/schema.js"),
  migrate: () => import("./commands/migrate.js"),
  demo: () => import("./commands/demo.js"),
  user: () => import("./commands/user.js"),
  "load-fixture": () => import("./commands/load-fixture.js"),
  backup: () => import("./commands/backup.js"),
  verify: () => import("./commands/verify.js"),
  audit: () => import("./commands/audit.js"),
  restore: () => import("./commands/restore.js"),
};

async function main([name = "", ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    if (name && name !== "help" && name !== "--help") tell(`There is no command ${name}.`);
    tell(`Commands: ${Object.keys(COMMANDS).join(", ")}. Each tells its use with --help.`);
    return name === "help" || name === "--help" ? 0 : 2;
  }
  const { command } = await load();
  if (args.includes("--help")) {
    tell(usageOf(name, command));
    return 0;
  }
  try {
    return (await command.run(args)) ?? 0;
  } catch (error) {
    if (error instanceof WrongUse) tell(`${error.message}\n${usageOf(name, command)}`);
    else tell(await sentenceFor(error));
    return error instanceof WrongUse ? 2 : 1;
  }
}

const usageOf = (name: string, command: Command) =>
  command.usage
    .split("\n")
    .map((line, i) => `${i === 0 ? "Use:" : "    "} npm run -s caucus -- ${name} ${line}`)
    .join("\n");

async function sentenceFor(error: unknown): Promise<string> {
  if (isRefusal(error)) return (await import("~/app/i18n/index.js")).translator("en")(`refusal.${error.code}`, error.params);
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return process.env["LOG_LEVEL"] === "debug" ? String(error.stack) : `${error.message}${cause}`;
}

// a reader that has read enough (`| head`) is no failure
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
