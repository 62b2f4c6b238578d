/** What the desk decides about a submission; one that nothing was decided about is new. */
export const DESK_DECISIONS = ["accepted", "correction", "declined"] as const;
export type DeskDecision = (typeof DESK_DECISIONS)[number];
export type DeskState = DeskDecision | "new";

/** Whether its authors are owed an explanation. */
export const needsReason = (decision: DeskDecision): boolean => decision !== "accepted";

/** What groups a stakeholder in OHCHR's list where its kind does not: an institution with A status, a regional intergovernmental organisation. */
export const STANDINGS = ["", "a-status", "regional"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the reader of a file was not sure of; `importing.<code>` is the sentence. */
export interface ReadingDoubt {
  code: string;
  params: Record<string, string | number>;
}

export interface NamedOrganisation {
  name: string;
  acronym: string;
}

/** Organisations as a person types them: one in each line, its acronym after a bar ("Ligue, section \"A\" | LSA"); names keep every sign they have. */
export function parseOrganisations(text: string): NamedOrganisation[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [name = "", acronym = ""] = line.split("|").map((part) => part.trim());
    return name === "" ? [] : [{ name, acronym }];
  });
}

export const printOrganisations = (organisations: readonly NamedOrganisation[]): string =>
  organisations.map(({ name, acronym }) => (acronym === "" ? name : `${name} | ${acronym}`)).join("\n");
