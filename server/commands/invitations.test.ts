import { describe, expect, it } from "vitest";
import type { Actor, CoalitionRole } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { verifyChain } from "~/db/audit.js";
import { coalitionById } from "~/db/coalitions.js";
import { organisationById } from "~/db/organisations.js";
import { testDatabase } from "~/db/testing.js";
import { invitationPage } from "../queries/invitation.js";
import { acceptInvitation } from "./accept-invitation.js";
import { changePlace } from "./change-place.js";
import { createOrganisation } from "./create-organisation.js";
import { editOrganisation } from "./edit-organisation.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { foundCoalition } from "./found-coalition.js";
import { inviteToCoalition } from "./invite-to-coalition.js";
import { revokeInvitation } from "./revoke-invitation.js";

const db = await testDatabase();

const told: string[] = [];
const documents = {
  ...documentsAtRest(db),
  changed: (id: string) => Promise.resolve(void told.push(id)),
  edit: () => Promise.reject(new Error("nothing is written here")),
  personChanged: (id: string) => Promise.resolve(void told.push(id)),
};

async function person(name: string): Promise<Actor> {
  const userId = newId();
  const email = `${userId}@example.org`;
  await db.insertInto("user").values({ id: userId, name, email, image: null }).execute();
  return { userId, name, email, roles: [] };
}
const facts = (name: string) => ({ name, acronym: "", address: "", website: "", type: "ngo" as const, description: "" });

async function coalition() {
  const lead = await person("Lead");
  const organisationId = await createOrganisation(db, lead, facts("Lead organisation"));
  const guidelines = newId();
  await db
    .insertInto("guideline_set")
    .values({ id: guidelines, cycle: 4, name: "Test", limits: "{}", counted: "{}", rules: "[]" })
    .execute();
  const reviewId = newId();
  await db
    .insertInto("review")
    .values({
      id: reviewId,
      state_code: reviewId,
      state_name: "Testland",
      session: 1,
      cycle: 4,
      deadline: new Date("2030-01-01"),
      guideline_set_id: guidelines,
    })
    .execute();
  const coalitionId = await foundCoalition(db, lead, { reviewId, name: "Together", organisationId });
  const invite = (role: CoalitionRole = "author", organisation = "") =>
    inviteToCoalition(db, lead, { coalitionId, role, organisationId: organisation, email: "", days: 7 });
  return { lead, organisationId, reviewId, coalitionId, invite };
}

async function submissionIn(coalitionId: string, reviewId: string, state: "draft" | "sign-off" | "filed", userId: string) {
  const documentId = newId();
  await db.insertInto("document").values({ id: documentId, schema_version: 1 }).execute();
  await db
    .insertInto("submission")
    .values({
      id: newId(),
      coalition_id: coalitionId,
      review_id: reviewId,
      kind: "joint",
      title: "Text",
      state,
      document_id: documentId,
      created_by: userId,
    })
    .execute();
  return documentId;
}

const placesOf = async (coalitionId: string, userId: string) =>
  (await coalitionById(db, coalitionId))!.people
    .filter((place) => place.userId === userId)
    .map(({ organisationId, role }) => ({ organisationId, role }));

describe("an invitation", () => {
  it("brings a person with a new organisation into the coalition, and tells the open texts", async () => {
    const { invite, coalitionId, reviewId, lead } = await coalition();
    const documentId = await submissionIn(coalitionId, reviewId, "draft", lead.userId);
    const ana = await person("Ana");
    const { token, expiresAt } = await invite("signatory");
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(await acceptInvitation(db, ana, { token, brings: { newOrganisation: facts("Ana's house") } }, documents)).toBe(coalitionId);
    const [place] = await placesOf(coalitionId, ana.userId);
    expect(place?.role).toBe("signatory");
    const record = await organisationById(db, place!.organisationId);
    expect(record).toMatchObject({ organisation: { name: "Ana's house" }, subject: { adminIds: [ana.userId] } });
    expect(told).toContain(documentId);
  });

  it("for a fixed organisation makes the person its member, not its administrator", async () => {
    const { invite, coalitionId, organisationId } = await coalition();
    const ben = await person("Ben");
    await acceptInvitation(db, ben, { token: (await invite("author", organisationId)).token }, documents);
    expect(await placesOf(coalitionId, ben.userId)).toEqual([{ organisationId, role: "author" }]);
    const record = await organisationById(db, organisationId);
    expect(record!.subject.memberIds).toContain(ben.userId);
    expect(record!.subject.adminIds).not.toContain(ben.userId);
  });

  it("keeps no token in the database", async () => {
    const { invite } = await coalition();
    const { token } = await invite();
    const rows = await db.selectFrom("invitation").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is taken up by one of two people who use it at the same time", async () => {
    const { invite, organisationId, coalitionId } = await coalition();
    const people = await Promise.all(["Cleo", "Dan", "Eva"].map(person));
    const { token } = await invite("author", organisationId);
    const results = await Promise.allSettled(people.map((actor) => acceptInvitation(db, actor, { token }, documents)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "invitation-used" });
    const joined = await Promise.all(people.map((actor) => placesOf(coalitionId, actor.userId)));
    expect(joined.flat()).toHaveLength(1);
  });

  it("is refused when expired, revoked or never made", async () => {
    const { invite, organisationId, coalitionId, lead } = await coalition();
    const fay = await person("Fay");
    const expired = await invite("author", organisationId);
    await db
      .updateTable("invitation")
      .set({ expires_at: new Date(Date.now() - 1) })
      .where("coalition_id", "=", coalitionId)
      .execute();
    await expect(acceptInvitation(db, fay, { token: expired.token }, documents)).rejects.toMatchObject({ code: "invitation-expired" });
    const revoked = await invite("author", organisationId);
    const row = await db
      .selectFrom("invitation")
      .where("coalition_id", "=", coalitionId)
      .where("expires_at", ">", new Date())
      .select("id")
      .executeTakeFirstOrThrow();
    await revokeInvitation(db, lead, { coalitionId, id: row.id });
    await expect(acceptInvitation(db, fay, { token: revoked.token }, documents)).rejects.toMatchObject({ code: "invitation-unknown" });
    await expect(acceptInvitation(db, fay, { token: `${revoked.token}x` }, documents)).rejects.toMatchObject({
      code: "invitation-unknown",
    });
    expect(await placesOf(coalitionId, fay.userId)).toEqual([]);
  });

  it("leaves nothing behind when the organisation that was brought is another's", async () => {
    const { invite, organisationId } = await coalition();
    const gil = await person("Gil");
    const { token } = await invite();
    await expect(acceptInvitation(db, gil, { token, brings: { organisationId } }, documents)).rejects.toMatchObject({ code: "forbidden" });
    await expect(acceptInvitation(db, gil, { token }, documents)).rejects.toMatchObject({ code: "invalid-input" });
    await expect(acceptInvitation(db, gil, { token, brings: { newOrganisation: facts("Gil's") } }, documents)).resolves.toBeTypeOf(
      "string",
    );
  });

  it("adds no organisation while a text lies for signature, says so before an account is made, and is not used up by trying", async () => {
    const { invite, coalitionId, reviewId, lead, organisationId } = await coalition();
    await submissionIn(coalitionId, reviewId, "sign-off", lead.userId);
    const hal = await person("Hal");
    const { token } = await invite("signatory");
    expect(await invitationPage(db, null, token)).toMatchObject({ closed: true, person: null });
    await expect(acceptInvitation(db, hal, { token, brings: { newOrganisation: facts("Hal's") } }, documents)).rejects.toMatchObject({
      code: "organisation-frozen",
    });
    const own = (await invite("signatory", organisationId)).token;
    expect(await invitationPage(db, null, own)).toMatchObject({ closed: false });
    await acceptInvitation(db, hal, { token: own }, documents);
    expect(await placesOf(coalitionId, hal.userId)).toHaveLength(1);
  });

  it("adds an organisation beside what was filed", async () => {
    const { invite, coalitionId, reviewId, lead } = await coalition();
    await submissionIn(coalitionId, reviewId, "filed", lead.userId);
    await submissionIn(coalitionId, reviewId, "draft", lead.userId);
    const ida = await person("Ida");
    const { token } = await invite("author");
    expect(await invitationPage(db, null, token)).toMatchObject({ closed: false });
    await acceptInvitation(db, ida, { token, brings: { newOrganisation: facts("Ida's") } }, documents);
    expect(await placesOf(coalitionId, ida.userId)).toHaveLength(1);
  });

  it("is made only by a lead and only for an organisation of the coalition", async () => {
    const { coalitionId, invite, organisationId } = await coalition();
    const ivy = await person("Ivy");
    await acceptInvitation(db, ivy, { token: (await invite("author", organisationId)).token }, documents);
    const input = { coalitionId, role: "lead" as const, organisationId: "", email: "", days: 7 };
    await expect(inviteToCoalition(db, ivy, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(invite("author", await createOrganisation(db, ivy, facts("Elsewhere")))).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("places in a coalition", () => {
  it("to sign for an organisation are given by its own people, not by a lead from elsewhere", async () => {
    const { coalitionId, lead, invite } = await coalition();
    const kim = await person("Kim");
    await acceptInvitation(db, kim, { token: (await invite()).token, brings: { newOrganisation: facts("Kim's") } }, documents);
    const { organisationId } = (await placesOf(coalitionId, kim.userId))[0]!;
    const signatory = { coalitionId, organisationId, userId: kim.userId, role: "signatory", change: "add" } as const;
    await expect(changePlace(db, lead, signatory, documents)).rejects.toMatchObject({ code: "forbidden" });
    await changePlace(db, kim, signatory, documents);
    expect((await placesOf(coalitionId, kim.userId)).map(({ role }) => role).sort()).toEqual(["author", "signatory"]);
    await expect(changePlace(db, kim, { ...signatory, role: "lead" }, documents)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are given and taken by a lead; the last lead stays", async () => {
    const { coalitionId, organisationId, lead, invite } = await coalition();
    const jan = await person("Jan");
    await acceptInvitation(db, jan, { token: (await invite("author", organisationId)).token }, documents);
    const place = (userId: string, role: CoalitionRole) => ({ coalitionId, organisationId, userId, role });
    await expect(changePlace(db, jan, { change: "add", ...place(jan.userId, "lead") }, documents)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changePlace(db, lead, { change: "remove", ...place(lead.userId, "lead") }, documents)).rejects.toMatchObject({
      code: "last-lead",
    });
    await changePlace(db, lead, { change: "add", ...place(jan.userId, "lead") }, documents);
    expect(told).toContain(jan.userId);
    await changePlace(db, jan, { change: "remove", ...place(lead.userId, "lead") }, documents);
    expect(await placesOf(coalitionId, lead.userId)).toEqual([]);
  });

  it("keep the last signatory of an organisation while it is asked to sign, and only then", async () => {
    const { coalitionId, reviewId, organisationId, lead } = await coalition();
    const documentId = await submissionIn(coalitionId, reviewId, "draft", lead.userId);
    const place = { coalitionId, organisationId, userId: lead.userId, role: "signatory" as const };
    const change = (change: "add" | "remove") => changePlace(db, lead, { change, ...place }, documents);
    const asked = (state: "draft" | "sign-off") =>
      db.updateTable("submission").set({ state }).where("document_id", "=", documentId).execute();
    await change("add");
    await asked("sign-off");
    await expect(change("remove")).rejects.toMatchObject({ code: "last-signatory" });
    await asked("draft");
    await change("remove");
    expect(await placesOf(coalitionId, lead.userId)).toEqual([{ organisationId, role: "lead" }]);
  });

  it("cannot both lose their lead when two leads remove each other at once", async () => {
    const { coalitionId, organisationId, lead, invite } = await coalition();
    const kim = await person("Kim");
    await acceptInvitation(db, kim, { token: (await invite("lead", organisationId)).token }, documents);
    const removal = (actor: Actor, whom: Actor) =>
      changePlace(db, actor, { change: "remove", coalitionId, organisationId, userId: whom.userId, role: "lead" }, documents);
    await Promise.allSettled([removal(lead, kim), removal(kim, lead)]);
    const leads = (await coalitionById(db, coalitionId))!.people.filter(({ role }) => role === "lead");
    expect(leads).toHaveLength(1);
  });

  it("are not given to a stranger or for another organisation", async () => {
    const { coalitionId, organisationId, lead } = await coalition();
    const leo = await person("Leo");
    const add = { change: "add" as const, coalitionId, role: "author" as const };
    await expect(changePlace(db, lead, { ...add, organisationId, userId: leo.userId }, documents)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(changePlace(db, lead, { ...add, organisationId: "other", userId: lead.userId }, documents)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

it("a coalition is founded only with an organisation of one's own; an organisation is edited only by its administrators", async () => {
  const { reviewId, organisationId } = await coalition();
  const mia = await person("Mia");
  await expect(foundCoalition(db, mia, { reviewId, name: "Mine", organisationId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(editOrganisation(db, mia, { id: organisationId, ...facts("Mine now") })).rejects.toMatchObject({ code: "forbidden" });
});

it("all of this left an intact audit log", async () => {
  expect(await verifyChain(db)).toMatchObject({ intact: true });
});
