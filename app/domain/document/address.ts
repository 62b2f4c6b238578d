const LONGEST = 4000;
const OPENABLE = /^(https?:\/\/|mailto:)[^\s\p{Cc}]/iu;

const leads = (address: string): boolean => address.length <= LONGEST && OPENABLE.test(address) && URL.canParse(address);

/** Whether a link of the text may lead there: to the web or to a mail address, nowhere else. */
export const isAddress = (value: unknown): value is string => typeof value === "string" && leads(value);

/** The address that somebody typed or pasted, made whole (`www.example.org`, `name@example.org`); null where a link cannot lead there. */
export function addressOf(typed: string): string | null {
  const address = typed.trim();
  if (leads(address)) return address;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/u.test(address)) return `mailto:${address}`;
  const whole = `https://${address}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(address) && leads(whole) ? whole : null;
}
