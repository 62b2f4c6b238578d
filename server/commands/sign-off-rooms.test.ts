import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { verifyChain } from "~/db/audit.js";
import { roundsOf } from "~/db/signoff.js";
import { submissionById } from "~/db/submissions.js";
import { testDatabase } from "~/db/testing.js";
import { versionById } from "~/db/versions.js";
import { readDocument } from "../collab/log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "../collab/testing.js";
import { DRAW, expectSound, numbers, stepsOn } from "./testing-sign-off.js";
import { buildSubmission, type BuiltSubmission } from "./testing-submission.js";

const db = await testDatabase();
const steps = stepsOn(db);
let server: TestServer;
const open = new Set<TestClient>();

beforeAll(async () => {
  server = await startCollab(db);
});
afterEach(() => {
  for (const client of open) client.destroy();
  open.clear();
});
afterAll(() => server.close());

/** Somebody at the text, who comes back with a fresh page when the server has sent them away, as the editor does. */
function writer(built: BuiltSubmission, userId: string) {
  let cookie = "";
  let client: TestClient | null = null;
  let word = 0;
  /** What the server said is saved. */
  const saved: string[] = [];
  const enter = async () => {
    if (client?.provider.synced && !client.closed) return client;
    if (client) {
      client.destroy();
      open.delete(client);
    }
    cookie ||= await signIn(db, userId);
    const fresh = openClient(server, { cookie, documentId: built.documentId });
    open.add(fresh);
    await until(() => fresh.provider.synced || fresh.closed !== null);
    return (client = fresh);
  };
  return {
    saved,
    /** Types a word: "done" when the server said that it is saved, "refused" when it sent the writer away. */
    async type(): Promise<string> {
      const at = await enter();
      const text = ` word-${userId}-${String(++word)}.`;
      at.type(text);
      const { sent } = at;
      await until(() => at.saved() >= sent || at.closed !== null);
      if (at.closed) return "refused";
      saved.push(text.trim());
      return "done";
    },
  };
}

const textOf = async ({ documentId }: BuiltSubmission) =>
  (await readDocument(db, documentId)).blocks.map((block) => plainText(block.inline)).join("\n");

describe("in real rooms", { timeout: 180_000 }, () => {
  it("two people who write while others freeze, sign, reopen and file leave no signature on another text, and lose no word that was saved", async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 6; seed++) {
      const pick = numbers(seed * 7);
      const built = await buildSubmission(db);
      const writers = [writer(built, built.lead.userId), writer(built, built.author.userId)];
      const act = async (name: string) => {
        const one = await (name === "type" ? writers[Math.floor(pick() * 2)]!.type() : steps[name]!(built, pick));
        if (name !== "type") await server.rooms.changed(built.documentId);
        seen.add(`${name} ${one}`);
      };
      for (let step = 0; step < 8; step++) {
        const names = Array.from({ length: 2 }, () => DRAW[Math.floor(pick() * DRAW.length)]!);
        await Promise.all([...writers.map(async (who) => void seen.add(`type ${await who.type()}`)), ...names.map(act)]);
        await expectSound(db, built);
      }
      // every word that somebody read "saved" for is there, whatever was frozen and thawed around it
      const text = await textOf(built);
      for (const word of writers.flatMap(({ saved }) => saved)) expect(text).toContain(word);
      const { state } = (await submissionById(db, built.submissionId))!.submission;
      const [round] = await roundsOf(db, built.submissionId);
      if (round && state === "sign-off") {
        const frozen = (await versionById(db, round.versionId))!.content.blocks.map((block) => plainText(block.inline)).join("\n");
        expect(frozen).toBe(text);
      }
    }
    for (const event of ["type done", "type refused", "open done", "sign done", "reopen done"]) expect(seen).toContain(event);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });
});
