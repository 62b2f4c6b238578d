import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { addPlace } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { createAccount } from "~/server/commands/create-account.js";
import { createOrganisation } from "~/server/commands/create-organisation.js";
import { createSubmission } from "~/server/commands/create-submission.js";
import { foundCoalition } from "~/server/commands/found-coalition.js";
import { openReview, reviewInput } from "~/server/commands/open-review.js";
import type { Auth } from "~/server/http/auth.js";

export interface Fixture {
  documents: string[];
  /** The submissions that they are the texts of, in the same order. */
  submissions: string[];
  users: { email: string; cookie: string }[];
}

/**
 * Fills a throw-away database for measuring: `documents` drafts of about `words` words in one coalition, and `users` authors of it who are signed in.
 * A cookie is what a browser sends as `Cookie`.
 */
export async function loadFixture(
  db: Kysely<Database>,
  auth: Auth,
  wanted: { documents: number; users: number; words: number; notesEvery?: number },
): Promise<Fixture> {
  const mark = newId();
  const password = `fixture-${newId()}`;
  const email = (name: string) => `${name}-${mark}@example.org`;
  const administrator = await createAccount(db, auth, {
    email: email("administrator"),
    name: "Fixture administrator",
    password,
    roles: ["administrator"],
  });
  const lead = await createAccount(db, auth, { email: email("lead"), name: "Fixture lead", password, roles: [] });
  const reviewId = (await freeReview(db)) ?? (await openFixtureReview(db, administrator));
  const facts = {
    name: `Fixture organisation ${mark}`,
    acronym: "FIX",
    address: "",
    website: "https://fixture.example.org",
    type: "ngo" as const,
    description: "",
  };
  const organisationId = await createOrganisation(db, lead, facts);
  const coalitionId = await foundCoalition(db, lead, { reviewId, name: `Fixture ${mark}`, organisationId });

  const documents: string[] = [];
  const submissions: string[] = [];
  for (let i = 1; i <= wanted.documents; i++) {
    const document = fixtureText(wanted.words, wanted.notesEvery ?? 5);
    const created = await createSubmission(db, lead, { coalitionId, kind: "joint", title: `Fixture ${i}`, language: "en", document });
    documents.push(created.documentId);
    submissions.push(created.submissionId);
  }
  const users = await signedInAuthors(db, auth, { count: wanted.users, coalitionId, organisationId, template: lead, email });
  return { documents, submissions, users };
}

async function freeReview(db: Kysely<Database>): Promise<string | null> {
  const review = await db.selectFrom("review").select("id").where("state_code", "=", "AND").where("session", "=", 54).executeTakeFirst();
  return review?.id ?? null;
}

async function openFixtureReview(db: Kysely<Database>, administrator: Actor): Promise<string> {
  const deadlineDate = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  const { reviewId } = await openReview(db, administrator, reviewInput.parse({ stateCode: "AND", session: 54, deadlineDate }));
  return reviewId;
}

/** A session of a person, as after signing in; returns what a browser sends as `Cookie`. */
export async function openSession(auth: Auth, userId: string): Promise<string> {
  const { authCookies, internalAdapter, secret } = await auth.$context;
  const { token } = await internalAdapter.createSession(userId);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Accounts with a session each; the password's slow hash is made once and shared. */
async function signedInAuthors(
  db: Kysely<Database>,
  auth: Auth,
  wanted: { count: number; coalitionId: string; organisationId: string; template: Actor; email: (name: string) => string },
): Promise<Fixture["users"]> {
  const { count, coalitionId, organisationId, template, email } = wanted;
  const known = await db.selectFrom("account").selectAll().where("userId", "=", template.userId).executeTakeFirstOrThrow();
  const users: Fixture["users"] = [];
  for (let i = 1; i <= count; i++) {
    const user = { id: newId(), email: email(`author${i}`), name: `Author ${i}` };
    await db.transaction().execute(async (trx) => {
      await trx.insertInto("user").values(user).execute();
      await trx
        .insertInto("account")
        .values({ id: newId(), accountId: user.id, providerId: known.providerId, userId: user.id, password: known.password })
        .execute();
      await addPlace(trx, coalitionId, { userId: user.id, organisationId, role: "author" });
    });
    users.push({ email: user.email, cookie: await openSession(auth, user.id) });
  }
  return users;
}

const WORDS =
  "library archive reader record village school evening shelf right access paper lamp river letter council budget child winter door map".split(
    " ",
  );
const PARAGRAPH = 90;

/** A text of numbered paragraphs under headings, with an endnote in every `notesEvery`th block; the same words each time. */
function fixtureText(words: number, notesEvery: number): StructuredDocument {
  const blocks: StructuredDocument["blocks"] = [];
  const notes: StructuredDocument["notes"] = [];
  let left = words;
  const take = (count: number) => {
    const length = Math.min(count, left);
    left -= length;
    return Array.from({ length }, (_, i) => WORDS[(left * 7 + i * 3) % WORDS.length]!).join(" ");
  };
  for (let i = 0; left > 0; i++) {
    if (i % 8 === 0) blocks.push({ id: newId(), kind: "heading", level: 1, numbered: true, inline: [{ type: "text", text: take(3) }] });
    else if (i % notesEvery === 0) {
      const note = newId();
      notes.push({ id: note, inline: [{ type: "text", text: "A note that is not counted." }] });
      blocks.push({
        id: newId(),
        kind: "paragraph",
        inline: [
          { type: "text", text: take(PARAGRAPH) },
          { type: "note", note },
        ],
      });
    } else blocks.push({ id: newId(), kind: "paragraph", inline: [{ type: "text", text: take(PARAGRAPH) }] });
  }
  return { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes, links: [] };
}
