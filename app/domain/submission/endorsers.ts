/** How an organisation that supports a submission, without being one of those who submit it, has answered. */
export const ENDORSER_STATES = [
  "waiting",
  "endorsed",
  "declined",
  /** The lead says that it endorses, and names the source of that. */
  "recorded",
] as const;
export type EndorserState = (typeof ENDORSER_STATES)[number];

export interface Endorsement {
  state: EndorserState;
  /** The text that was endorsed. */
  hash: string;
  /** Also what the coalition makes of it later. */
  laterToo: boolean;
}

/** Whether somebody counts as an endorser of the text with this hash. */
export const standsFor = ({ state, hash, laterToo }: Endorsement, textHash: string): boolean =>
  state === "recorded" || (state === "endorsed" && (laterToo || hash === textHash));

export interface ListedEndorser {
  name: string;
  place: string;
  address: string;
}
export const MOST_LINES = 2_000;

const ADDRESS = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/u;
const WHOLE_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;
export const isAddress = (text: string): boolean => WHOLE_ADDRESS.test(text) && text.length <= 254;

const tidy = (text: string): string => text.replace(/\s+/gu, " ").replace(/^[\s,;<>()|–—-]+|[\s,;<>(|–—-]+$/gu, "");

/**
 * One line of a list as people paste it: a name, an e-mail address and a place in this order, between tabs, semicolons or commas, or "Name <address>". A name may
 * hold commas where it is followed by an address or by nothing. Null for an empty line; a string says what is wrong.
 */
export function readEndorserLine(line: string): ListedEndorser | string | null {
  if (line.trim() === "") return null;
  if (line.length > 1000) return "it is longer than 1,000 characters";
  const [found] = ADDRESS.exec(line) ?? [];
  const address = (found ?? "").replace(/\.+$/u, "").toLowerCase();
  const { name, place } = nameAndPlace(line, found);
  if (found && !isAddress(address)) return `“${found}” is no e-mail address`;
  if (!found && line.includes("@")) return "its e-mail address is not complete";
  if (!/\p{L}/u.test(name) || name.includes("@")) return "it does not begin with the name of an organisation";
  if (name.length > 300) return "the name is longer than 300 characters";
  if (place.length > 200) return "the place is longer than 200 characters";
  return { name, place, address };
}

function nameAndPlace(line: string, address: string | undefined): { name: string; place: string } {
  // an empty cell says that commas part the cells; else a name may hold them
  const divider = /[\t;]/.test(line) ? /[\t;]/ : /,\s*,/.test(line) ? "," : null;
  if (divider) {
    const [name = "", ...others] = line.split(divider);
    const places = others.map(tidy).filter((cell) => cell !== "" && !cell.includes("@"));
    return { name: tidy(name), place: places.join(", ") };
  }
  const at = address ? line.indexOf(address) : line.length;
  return { name: tidy(line.slice(0, at)), place: tidy(line.slice(at + (address?.length ?? 0))) };
}

/** Names are the same whatever their case and spaces. */
export const sameEndorser = (name: string): string => name.normalize("NFC").toLowerCase();
