import type { Cover, CoverOrganisation, StructuredDocument } from "../document/document.js";

const FIELDS = ["acronym", "address", "website", "description"] as const;

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** An organisation as it stands on the cover: its own entry, with what it left empty taken from what an imported file said of it. */
function coverOrganisation(organisation: CoverOrganisation, cover: Cover): CoverOrganisation {
  const known = cover.organisations.find(
    (entry) => sameName(entry.name, organisation.name) || (entry.acronym !== "" && sameName(entry.acronym, organisation.acronym)),
  );
  return {
    name: organisation.name,
    ...(Object.fromEntries(FIELDS.map((field) => [field, organisation[field] || (known?.[field] ?? "")])) as Pick<
      CoverOrganisation,
      (typeof FIELDS)[number]
    >),
  };
}

/**
 * The document as it is signed and filed: its cover names exactly the organisations that submit it, in the coalition's order, and bears a title.
 * OHCHR wants the names of all contributing stakeholders at the beginning of a joint submission (domain notes, 1.5).
 */
export function completeCover(
  document: StructuredDocument,
  title: string,
  organisations: readonly CoverOrganisation[],
): StructuredDocument {
  const { cover } = document;
  return {
    ...document,
    cover: {
      ...cover,
      title: cover.title.trim() || title,
      organisations: organisations.map((organisation) => coverOrganisation(organisation, cover)),
    },
  };
}
