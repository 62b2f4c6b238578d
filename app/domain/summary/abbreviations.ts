import type { StakeholderEntry } from "./summary.js";

/** The treaties that UPR documents abbreviate, in the order in which their note lists them. */
const TREATIES: readonly [string, string][] = [
  ["ICERD", "International Convention on the Elimination of All Forms of Racial Discrimination"],
  ["ICESCR", "International Covenant on Economic, Social and Cultural Rights"],
  ["OP-ICESCR", "Optional Protocol to ICESCR"],
  ["ICCPR", "International Covenant on Civil and Political Rights"],
  ["ICCPR-OP 1", "Optional Protocol to ICCPR"],
  ["ICCPR-OP 2", "Second Optional Protocol to ICCPR, aiming at the abolition of the death penalty"],
  ["CEDAW", "Convention on the Elimination of All Forms of Discrimination against Women"],
  ["OP-CEDAW", "Optional Protocol to CEDAW"],
  ["CAT", "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"],
  ["OP-CAT", "Optional Protocol to CAT"],
  ["CRC", "Convention on the Rights of the Child"],
  ["OP-CRC-AC", "Optional Protocol to CRC on the involvement of children in armed conflict"],
  ["OP-CRC-SC", "Optional Protocol to CRC on the sale of children, child prostitution and child pornography"],
  ["OP-CRC-IC", "Optional Protocol to CRC on a communications procedure"],
  ["ICRMW", "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families"],
  ["CRPD", "Convention on the Rights of Persons with Disabilities"],
  ["OP-CRPD", "Optional Protocol to CRPD"],
  ["ICPPED", "International Convention for the Protection of All Persons from Enforced Disappearance"],
];

/** Entries for the abbreviations that occur in a text; those of a protocol do not count for its convention. */
export function abbreviationsIn(text: string): StakeholderEntry[] {
  const used = TREATIES.filter(([short]) => new RegExp(`(?<![\\w-])${short}(?![\\w-]|\\sOP| [12]\\b)`).test(text));
  return used.map(([acronym, name], i) => ({ acronym, text: `${name}${i === used.length - 1 ? "." : ";"}` }));
}
