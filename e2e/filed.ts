import { emptyCover, newId, type StructuredDocument } from "~/app/domain/document/document.js";
import { openDatabase } from "~/db/client.js";
import { openRoundOf } from "~/db/signoff.js";
import { createOrganisation } from "~/server/commands/create-organisation.js";
import { createSubmission } from "~/server/commands/create-submission.js";
import { fileSubmission } from "~/server/commands/file-submission.js";
import { foundCoalition } from "~/server/commands/found-coalition.js";
import { openSignOff } from "~/server/commands/open-sign-off.js";
import { signVersion } from "~/server/commands/sign-version.js";
import { buildActor } from "~/server/commands/testing-submission.js";
import { createLog } from "~/server/log.js";
import type { RunningServer } from "./server.js";

export interface ToFile {
  name: string;
  acronym: string;
  heading: string;
  paragraphs: readonly string[];
  recommendation: string;
}

/** Beside the running server: each of these organisations writes, signs and files a submission of its own, by the commands that the pages use. */
export async function fileInCaucus({ dataFolder }: RunningServer, wanted: readonly ToFile[]): Promise<void> {
  const { db, close } = await openDatabase({ dataFolder }, createLog("warn"), { share: true });
  try {
    const { id: reviewId } = await db.selectFrom("review").select("id").executeTakeFirstOrThrow();
    for (const { name, acronym, ...text } of wanted) {
      const lead = await buildActor(db, `Lead of ${acronym}`);
      const facts = {
        name,
        acronym,
        address: "1 Sample Street, 1000 Brussels, Belgium",
        website: `https://${acronym.toLowerCase()}.example.org`,
      };
      const organisationId = await createOrganisation(db, lead, { ...facts, type: "ngo", description: "Founded in 1990." });
      const coalitionId = await foundCoalition(db, lead, { reviewId, name, organisationId });
      await db
        .insertInto("coalition_person")
        .values({ coalition_id: coalitionId, organisation_id: organisationId, user_id: lead.userId, role: "signatory" })
        .execute();
      const document = documentOf(text, { ...facts, description: "Founded in 1990." });
      const created = { coalitionId, kind: "individual" as const, title: document.cover.title, language: "en", document };
      const { submissionId } = await createSubmission(db, lead, created);
      await openSignOff(db, lead, { submissionId });
      const hash = (await openRoundOf(db, submissionId))!.hash;
      await signVersion(db, lead, { submissionId, organisationId, hash, name: lead.name, function: "Chair" });
      await fileSubmission(db, lead, { submissionId, now: new Date() });
    }
  } finally {
    await close();
  }
}

function documentOf(
  { heading, paragraphs, recommendation }: Omit<ToFile, "name" | "acronym">,
  organisation: StructuredDocument["cover"]["organisations"][number],
): StructuredDocument {
  const block = (kind: "heading" | "paragraph" | "recommendation", text: string) => ({
    id: newId(),
    kind,
    inline: [{ type: "text" as const, text }],
  });
  return {
    schema: 1,
    cover: {
      ...emptyCover(),
      title: `${heading} in Belgium`,
      keywords: heading,
      contact: "office@example.org",
      organisations: [organisation],
    },
    blocks: [block("heading", heading), ...paragraphs.map((text) => block("paragraph", text)), block("recommendation", recommendation)],
    notes: [],
    links: [],
  };
}
