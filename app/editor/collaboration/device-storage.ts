/**
 * The copies of texts in this browser's own storage, by name. Nothing here loads the editor: pages without it erase copies too. Every name
 * is written down before its copy is made, so that none is forgotten.
 */
const CHOICE = "caucus:device-copy";
const NAMES = "caucus:device-copies";
const TRIAL = "caucus:trial";

const read = (key: string) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing keeps no copy either
  }
};
const write = (key: string, value: string | null) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // as above
  }
};

/** Whether this person wants copies kept on this device: nobody chooses it for the next who signs in. */
export const wantsCopies = (userId: string) => read(CHOICE) === userId;
export const chooseCopies = (userId: string, wanted: boolean) => write(CHOICE, wanted ? userId : null);

/** Calls back when the choice was made in another tab; returns how to stop. */
export function onChoice(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === CHOICE || key === null) listener();
  };
  addEventListener("storage", hear);
  return () => removeEventListener("storage", hear);
}

const names = () => (read(NAMES) ?? "").split("\n").filter(Boolean);
export const hasCopy = (name: string) => names().includes(name);
const rememberCopy = (name: string) => write(NAMES, [...new Set([...names(), name])].join("\n"));
const forget = (name: string) =>
  write(
    NAMES,
    names()
      .filter((other) => other !== name)
      .join("\n") || null,
  );

export const copyName = (userId: string, submissionId: string) => `caucus:${userId}:${submissionId}`;

/** Whether a copy is one of this submission, whoever keeps it. */
export const isCopyOf = (name: string, submissionId: string) => name.endsWith(`:${submissionId}`);

/** Whether this browser can keep that copy and erase it again: private windows and strict settings may not let it. */
export async function canKeep(name: string): Promise<boolean> {
  rememberCopy(name);
  if (!hasCopy(name)) return false;
  const works = await new Promise<boolean>((resolve) => {
    try {
      const request = indexedDB.open(TRIAL);
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(TRIAL).onsuccess = () => resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
  if (!works) forget(name);
  return works;
}

const remove = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => {
      forget(name);
      resolve();
    };
    // its name stays written down: the next page tries again
    request.onerror = () => resolve();
  });

let erasing: Promise<unknown> = Promise.resolve();

/** Erases the copies whose names fit; without a condition all. Later ones wait for it: see `erased`. */
export function eraseCopies(fits: (name: string) => boolean = () => true): Promise<void> {
  const done = Promise.all(names().filter(fits).map(remove));
  erasing = Promise.all([erasing, done]);
  return done.then(() => undefined);
}

/** Resolves when no erasing is under way: what is opened then is not the old copy. */
export const erased = () => erasing;
