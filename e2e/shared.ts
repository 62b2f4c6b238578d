import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The absolute path of a file of the shared material that lies beside the project, or null where it is absent: tests skip then. */
export function sharedFile(path: string): string | null {
  const file = fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
  return existsSync(file) ? file : null;
}
