import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command of the command line. */
export interface Command {
  /** What follows the command's name, one line for each way to call it. */
  usage: string;
  /** Does it. Resolves with the exit status when that is not 0: 1 for "the answer is no". */
  run(args: string[]): Promise<number | undefined>;
}

/** The command was called wrongly: exit status 2, with its usage. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

/** A failure with one sentence for the person at the terminal: exit status 1. */
export class Failure extends Error {
  override readonly name = "Failure";
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Arguments and options of a command; `arity` is how many arguments it takes. Throws WrongUse. */
export function parse<const O extends Options>(args: string[], arity: number, options: O) {
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
  if (parsed.positionals.length !== arity) {
    throw new WrongUse(
      `${arity === 0 ? "No file" : `${arity} argument${arity === 1 ? "" : "s"}`} expected, ${parsed.positionals.length} given.`,
    );
  }
  return parsed;
}

/** One of the values that an option may have. */
export function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new WrongUse(`--${name} must be one of ${allowed.join(", ")}.`);
  return found;
}

/** A whole number between bounds. */
export function whole(name: string, value: string | undefined, least: number, most: number): number {
  const number = Number(value);
  if (!value || !Number.isInteger(number) || number < least || number > most) {
    throw new WrongUse(`--${name} must be a whole number from ${least} to ${most}.`);
  }
  return number;
}

/** Files are named from where the person is; npm itself runs in the project's folder. */
export const fileAt = (path: string) => resolve(process.env["CAUCUS_CWD"] ?? process.cwd(), path);

/** A file that a person names, read whole. Throws a Failure that says what is wrong with it. */
export function readInput(path: string): { bytes: Uint8Array; fileName: string } {
  try {
    return { bytes: readFileSync(fileAt(path)), fileName: basename(path) };
  } catch (error) {
    throw new Failure(fileProblem(path, error));
  }
}

export function writeOutput(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(fileAt(path), bytes);
  } catch (error) {
    throw new Failure(fileProblem(path, error));
  }
}

function fileProblem(path: string, error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return `${path} is not there.`;
    case "EISDIR":
      return `${path} is a folder.`;
    case "EACCES":
      return `${path} may not be read or written by this user.`;
    default:
      return `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A result, as JSON on standard output. */
export const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
/** A word to the person, on standard error. */
export const tell = (line: string) => process.stderr.write(`${line}\n`);
