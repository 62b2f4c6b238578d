import { beforeAll, describe, expect, it } from "vitest";
import { storySentence } from "~/app/components/story-sentence.js";
import { translator } from "~/app/i18n/index.js";
import { testDatabase } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { addAnnex } from "../commands/add-annex.js";
import { addOrganisationByLink } from "../commands/add-organisation-by-link.js";
import { decideByLink } from "../commands/decide-by-link.js";
import { exportStory } from "../commands/export-story.js";
import { exportSubmission } from "../commands/export-submission.js";
import { fileSubmission } from "../commands/file-submission.js";
import { makeSigningLink } from "../commands/make-signing-link.js";
import { addEndorserList } from "../commands/manage-endorsers.js";
import { openSignOff } from "../commands/open-sign-off.js";
import { refuseVersion } from "../commands/refuse-version.js";
import { reopenSubmission } from "../commands/reopen-submission.js";
import { signVersion } from "../commands/sign-version.js";
import { buildActor, buildSubmission, type BuiltSubmission, decisionOf } from "../commands/testing-submission.js";
import { signingPage } from "./signing-page.js";
import { storyOf } from "./story.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const t = translator("en");
let built: BuiltSubmission;
const told = async (search: Record<string, string> = {}) =>
  (await storyOf(db, built.author, built.submissionId, new URLSearchParams(search))).events
    .map((event) => storySentence(t, event))
    .reverse();

beforeAll(async () => {
  built = await buildSubmission(db);
  const { submissionId, lead, author, coalitionId } = built;
  const facts = { name: "Village Readers", acronym: "", address: "", website: "", type: "ngo" as const, description: "", contact: "" };
  const guest = await addOrganisationByLink(db, lead, { coalitionId, ...facts }, documentsAtRest(db));
  await addAnnex(db, author, { submissionId, title: "Survey", by: "own", upload: { fileName: "a.txt", bytes: Buffer.from("a") } });
  await addEndorserList(db, lead, { submissionId, list: "One\nTwo", how: "record", source: "Form" });
  await openSignOff(db, lead, built);
  const [first] = built.signatories;
  await refuseVersion(db, first!.actor, { ...(await decisionOf(db, built, first!)), reason: "A secret reason." });
  await reopenSubmission(db, lead, built);
  await openSignOff(db, lead, built);
  for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, built, one));
  const { token } = await makeSigningLink(db, lead, { submissionId, bears: { organisationId: guest } });
  const { hash } = (await signingPage(db, token)).text!;
  await decideByLink(db, { token, intent: "sign", hash, name: "Vera Guest", function: "Chair", read: "yes", view: "But." });
  await exportSubmission(db, author, { submissionId, format: "docx", now: NOW });
  await fileSubmission(db, lead, { submissionId, now: NOW });
});

describe("the story of a submission", () => {
  it("tells in words who did what, in the order in which it happened", async () => {
    expect(await told()).toEqual([
      "Lea Lead started the submission.",
      "Lea Lead added Village Readers, which takes part without an account.",
      "Arno Author added the annex “Survey”.",
      "Lea Lead listed 2 organisations as endorsers.",
      "Lea Lead froze the text and asked for signatures.",
      "Signatory 1 sent the text back for Organisation 1: Signatory 1, Director.",
      "Lea Lead reopened the text. 1 signature or refusal became void.",
      "Lea Lead froze the text and asked for signatures.",
      "Signatory 1 signed for Organisation 1: Signatory 1, Director.",
      "Signatory 2 signed for Organisation 2: Signatory 2, Director.",
      "Lea Lead made a link for Village Readers, to hand it over.",
      "Somebody with a link recorded a minority view of Village Readers.",
      "Somebody with a link signed for Village Readers: Vera Guest, Chair.",
      "Arno Author took a file: docx.",
      "Lea Lead filed the submission, 5 words.",
    ]);
  });

  it("is filtered by what it is about and by whom, and taken as a table, which is an event too", async () => {
    expect(await told({ group: "files" })).toEqual(["Arno Author took a file: docx."]);
    expect(await told({ group: "people" })).toEqual(["Lea Lead added Village Readers, which takes part without an account."]);
    expect(await told({ person: "Signatory 2" })).toHaveLength(1);
    const { bytes } = await exportStory(db, built.author, built.submissionId, new URLSearchParams({ group: "signing" }));
    const table = new TextDecoder().decode(bytes);
    expect(table).toContain("Lea Lead filed the submission");
    expect(table).not.toMatch(/took a file|secret/);
    expect((await told({ group: "files" })).at(-1)).toBe("Arno Author took a file: story.");
  });

  it("comes in pages, and tells an event that it does not know by its name", async () => {
    const page = await storyOf(db, built.author, built.submissionId, new URLSearchParams({ page: "2" }), 10);
    expect([page.page, page.pages, page.events.length]).toEqual([2, 2, 6]);
    expect(storySentence(t, { ...page.events[0]!, action: "kitchen.cleaned", who: "Ana" })).toBe("Ana: kitchen.cleaned");
  });

  it("is not for strangers, reviewers or administrators", async () => {
    // it is filed, so those with a role know of it
    for (const [role, code] of [
      [null, "not-found"],
      ["reviewer", "forbidden"],
      ["administrator", "forbidden"],
    ] as const) {
      const actor = await buildActor(db, "Other", role ? [role] : []);
      await expect(storyOf(db, actor, built.submissionId, new URLSearchParams())).rejects.toMatchObject({ code });
    }
  });
});
