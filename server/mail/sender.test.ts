import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/app/domain/document/document.js";
import { nextDigest } from "~/app/domain/notices/digest.js";
import { isNoticeKind } from "~/app/domain/notices/notices.js";
import { type NewNotice, noticeList, notify, setPreference } from "~/db/notices.js";
import { testDatabase } from "~/db/testing.js";
import { acceptInvitation } from "../commands/accept-invitation.js";
import { inviteToCoalition } from "../commands/invite-to-coalition.js";
import { buildActor, buildSubmission } from "../commands/testing-submission.js";
import { messageList } from "../queries/messages.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { sendDue, smtp } from "./sender.js";
import { mailSink, textOf } from "./testing.js";
import { isOwnUnsubscribe } from "./unsubscribe.js";

const db = await testDatabase();
const sink = await mailSink();
const server = smtp(sink.url, "Caucus <caucus@ngo.example>");
afterAll(async () => {
  server.close();
  await sink.close();
});
const site = { baseUrl: "https://caucus.example", secret: "s".repeat(32) };
const log = { warn: () => undefined };
const send = (now = new Date()) => sendDue({ db, site, deliver: server.deliver, now: () => now, log });
const queue = (notice: NewNotice) => db.transaction().execute((trx) => notify(trx, notice));
const mention = (to: NewNotice["to"], more: Partial<NewNotice> = {}): NewNotice => ({
  kind: "mention",
  to,
  params: { actor: "Ana", title: "Libraries und Überleben" },
  path: "/submissions/s1/write",
  ...more,
});
const to = (address: string) => sink.received.filter((mail) => mail.to === address);
const far = new Date(Date.now() + 30 * 86_400_000);

describe("the queue of notices", () => {
  it("sends to a person once, in words, with the page and a way out", async () => {
    const person = await buildActor(db, "Béla");
    expect(await queue(mention([person.userId, person.userId]))).toBe(1);
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [mail] = to(person.email);
    const text = textOf(mail!);
    expect(text).toContain("Good day, Béla,");
    expect(text).toContain("Ana mentioned you in a comment on “Libraries und Überleben”.");
    expect(text).toContain("https://caucus.example/submissions/s1/write");
    expect(mail!.raw).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    const link = new URL(/https:\S+unsubscribe\S+/.exec(text)![0]).searchParams;
    const kind = link.get("kind")!;
    if (!isNoticeKind(kind)) throw new Error("no kind");
    expect(isOwnUnsubscribe(site.secret, person.email, kind, link.get("signature")!)).toBe(true);
    expect(isOwnUnsubscribe(site.secret, "other@example.org", kind, link.get("signature")!)).toBe(false);
    expect(isOwnUnsubscribe(site.secret, person.email, "filed", link.get("signature")!)).toBe(false);
  });

  it("writes nothing when the change around it fails", async () => {
    const person = await buildActor(db, "Never");
    const failing = db.transaction().execute(async (trx) => {
      await notify(trx, mention([person.userId]));
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    await send();
    expect(to(person.email)).toEqual([]);
  });

  it("queues a reminder once, whoever asks how often", async () => {
    const person = await buildActor(db, "Once");
    const many = await Promise.all(Array.from({ length: 8 }, () => queue(mention([person.userId], { dedupe: "reminder 1" }))));
    expect(many.reduce((sum, count) => sum + count, 0)).toBe(1);
    await send();
  });

  it("is found by administrators however many came after it, also by a part of its address", async () => {
    const [first, admin] = [await buildActor(db, "First"), await buildActor(db, "Ada", ["administrator"])];
    await queue(mention([first.userId]));
    const others = await Promise.all(Array.from({ length: 100 }, (_, index) => buildActor(db, `N${String(index)}`)));
    await queue(mention(others.map(({ userId }) => userId)));
    const listed = async (search: Record<string, string>) => {
      const { messages } = await messageList(db, admin, new URLSearchParams(search));
      return messages.map(({ address }) => address);
    };
    expect(await listed({})).not.toContain(first.email);
    expect(await listed({ from: "100" })).toContain(first.email);
    expect(await listed({ to: first.email.slice(0, -4).toUpperCase() })).toEqual([first.email]);
    await expect(messageList(db, first, new URLSearchParams())).rejects.toThrow("forbidden");
    await send();
  });

  it("is sent by exactly one of many processes", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => buildActor(db, `P${String(index)}`)));
    for (const person of people) await queue(mention([person.userId]));
    const counts = await Promise.all([send(), send(), send(), send()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    for (const person of people) expect(to(person.email)).toHaveLength(1);
  });

  it("goes on after a crash in the middle of a sending: what was claimed and not sent is sent when the claim has run out", async () => {
    const person = await buildActor(db, "Crash");
    await queue(mention([person.userId]));
    const never = sendDue({ db, site, deliver: () => new Promise(() => undefined), now: () => new Date(), log });
    void never;
    await expect.poll(async () => (await noticeList(db, { size: 1 })).notices[0]?.claimed_until ?? null).not.toBeNull();
    expect(await send()).toBe(0);
    expect(await send(new Date(Date.now() + 3 * 60_000))).toBe(1);
    expect(to(person.email)).toHaveLength(1);
  });

  it("tries again later what the mail server did not take, and never what it will not", async () => {
    const [busy, unknown] = [await buildActor(db, "Busy"), await buildActor(db, "Unknown")];
    sink.refuse = (address) => (address === busy.email ? "451 later" : address === unknown.email ? "550 nobody" : null);
    await queue(mention([busy.userId, unknown.userId]));
    expect(await send()).toBe(0);
    expect(await send()).toBe(0);
    sink.refuse = null;
    expect(await send(new Date(Date.now() + 61_000))).toBe(1);
    expect(to(busy.email)).toHaveLength(1);
    expect(await send(far)).toBe(0);
    const given = (await noticeList(db, { size: 200 })).notices.find(({ address }) => address === unknown.email)!;
    expect(given.given_up_at).not.toBeNull();
    expect(given.error).toContain("550");
  });

  it("collects for those who want one message a day, and is silent for those who want none", async () => {
    const [daily, off] = [await buildActor(db, "Daily"), await buildActor(db, "Off")];
    await db.transaction().execute(async (trx) => {
      await setPreference(trx, daily.email, "mention", "daily");
      await setPreference(trx, off.email, "mention", "off");
    });
    for (const actor of ["Ana", "Bo", "Cy"]) await queue(mention([daily.userId, off.userId], { params: { actor, title: "T" } }));
    const before = new Date();
    expect(await send(before)).toBe(0);
    expect(await send(new Date(nextDigest(before).getTime() + 1000))).toBe(1);
    expect(to(off.email)).toEqual([]);
    const text = textOf(to(daily.email)[0]!);
    for (const actor of ["Ana", "Bo", "Cy"]) expect(text).toContain(`${actor} mentioned you`);
  });

  it("a title cannot write a header of its own", async () => {
    await queue(mention({ address: `x${newId()}@example.org` }, { params: { actor: "A\r\nBcc: all@example.org", title: "T\nT" } }));
    await send();
    const head = sink.received.at(-1)!.raw.split("\r\n\r\n")[0]!;
    expect(head).not.toMatch(/^Bcc:/m);
  });
});

describe("an invitation by mail", () => {
  it("bears a link of its own that works once; the queue holds no link", async () => {
    const built = await buildSubmission(db);
    const email = "invited@ngo.example";
    const input = { coalitionId: built.coalitionId, role: "author" as const, organisationId: "", email, days: 7 };
    const { token } = await inviteToCoalition(db, built.lead, input);
    await send();
    const [, mailed] = /\/invitations\/([\w-]+)/.exec(textOf(to(email)[0]!))!;
    expect(mailed).not.toBe(token);
    const rows = JSON.stringify(await db.selectFrom("notice").selectAll().execute());
    expect(rows).not.toContain(mailed);
    const guest = await buildActor(db, "Guest");
    const brings = { newOrganisation: { name: "G", acronym: "", address: "", website: "", type: "ngo" as const, description: "" } };
    expect(await acceptInvitation(db, guest, { token: mailed!, brings }, documentsAtRest(db))).toBe(built.coalitionId);
    await expect(acceptInvitation(db, guest, { token, brings }, documentsAtRest(db))).rejects.toMatchObject({ code: "invitation-used" });
  });
});
