import pino, { type Logger } from "pino";

/** The server's log: JSON lines on standard error, or plain lines where a person watches. It never holds what people wrote. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, process.stderr.isTTY ? { write: writePlain } : pino.destination(2));
}

function writePlain(line: string): void {
  const { level, time, msg, err, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const name = pino.levels.labels[Number(level)] ?? "";
  const details = Object.entries(facts).map(([key, value]) => ` ${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const failure = err && typeof err === "object" && "stack" in err ? `\n${String(err.stack)}` : "";
  process.stderr.write(`${new Date(Number(time)).toISOString().slice(11, 19)} ${name} ${String(msg)}${details.join("")}${failure}\n`);
}
