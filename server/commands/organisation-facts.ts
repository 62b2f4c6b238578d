import { z } from "zod";
import { ORGANISATION_TYPES } from "~/db/database.js";

/** `https://name:password@host` would be printed on the cover. */
const withoutPassword = (url: string) => URL.canParse(url) && new URL(url).username === "";

/** Beside a host name: "example.org" is taken as "https://example.org". */
const website = z
  .string()
  .trim()
  .max(300)
  .transform((typed) => (typed === "" || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`))
  .pipe(
    z.union([z.literal(""), z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).refine(withoutPassword)], {
      error: "common.error-url",
    }),
  );

/** What an organisation says of itself; OHCHR asks each co-submitter for it on the cover. */
export const organisationFactsSchema = z.object({
  name: z.string().trim().min(1).max(300),
  acronym: z.string().trim().max(40).default(""),
  address: z.string().trim().max(500).default(""),
  website: website.default(""),
  type: z.enum(ORGANISATION_TYPES),
  description: z.string().trim().max(3000).default(""),
});
