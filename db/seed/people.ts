import type { PlatformRole } from "~/app/domain/access/may.js";

/** The one password of all sample people; printed at the first start and in the README. */
export const SAMPLE_PASSWORD = "sample-review-52";

export interface SamplePerson {
  key: string;
  name: string;
  email: string;
  roles: PlatformRole[];
  /** What the person is there to try. */
  does: string;
}

const person = (key: string, name: string, does: string, roles: PlatformRole[] = []): SamplePerson => ({
  key,
  name,
  email: `${key}@example.org`,
  roles,
  does,
});

/** Invented people, all of them at the domain that is kept for examples. */
export const SAMPLE_PEOPLE = [
  person("administrator", "Ada Vermeulen", "opens reviews and imports recommendations", ["administrator"]),
  person("lead", "Lotte Claes", "leads the coalition and files"),
  person("author1", "Bram Peeters", "writes for the Flemish Reading Rooms Network"),
  person("author2", "Céline Dubois", "writes for the Walloon Archives Circle"),
  person("signatory1", "Joris Maes", "signs for the Flemish Reading Rooms Network"),
  person("signatory2", "Hélène Lambert", "signs for the Walloon Archives Circle"),
  person("signatory3", "Nadia El Amrani", "signs for the Brussels Forum of Open Libraries"),
  person("reviewer", "Rosa Okafor", "reads what was filed and compiles the summary", ["reviewer"]),
] as const satisfies SamplePerson[];

export const SAMPLE_ORGANISATIONS = {
  reading: {
    name: "Flemish Reading Rooms Network",
    acronym: "FRRN",
    address: "1 Sample Street, 9000 Ghent, Belgium",
    website: "https://reading-rooms.example.org",
    type: "network",
    description:
      "An invented network of local libraries, founded in 1997. It stands for the right of everybody to read without being asked why.",
  },
  archives: {
    name: "Walloon Archives Circle",
    acronym: "WAC",
    address: "2 Sample Street, 5000 Namur, Belgium",
    website: "https://archives.example.org",
    type: "ngo",
    description: "An invented association of archivists, founded in 1984. It helps people to find the records that concern them.",
  },
  forum: {
    name: "Brussels Forum of Open Libraries",
    acronym: "BFOL",
    address: "3 Sample Street, 1000 Brussels, Belgium",
    website: "https://open-libraries.example.org",
    type: "ngo",
    description: "An invented forum of library users in the capital, founded in 2009. It collects what visitors of libraries report.",
  },
} as const;

/** Who signs in how, one line each, for the terminal. */
export const sampleSignIns = (): string[] => [
  `The sample people all have the password ${SAMPLE_PASSWORD}`,
  ...SAMPLE_PEOPLE.map(({ name, email, does }) => `  ${email.padEnd(27)} ${name}, ${does}`),
];
