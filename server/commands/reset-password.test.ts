import { describe, expect, it } from "vitest";
import { verifyChain } from "~/db/audit.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { createAttempts } from "../http/attempts.js";
import { createAuth } from "../http/auth.js";
import { compose } from "../mail/compose.js";
import { claimDue } from "~/db/notices.js";
import { chooseNotices, readUnsubscribe, unsubscribe } from "./choose-notices.js";
import { createAccount } from "./create-account.js";
import { readMessage } from "./read-message.js";
import { askForPassword, resetPassword } from "./reset-password.js";
import { signIn } from "./sign-in.js";
import { buildActor } from "./testing-submission.js";
import { unsubscribePath } from "../mail/unsubscribe.js";
import { noticeChoices } from "../queries/notice-choices.js";

const { db, pool } = await testDatabaseAndPool();
const site = { baseUrl: "http://localhost:3000", secret: "a secret that is only for tests, 32+" };
const auth = createAuth(pool, site);
const door = { auth, signIns: createAttempts({ limit: 10, windowMs: 60_000 }), address: "192.0.2.1" };
const old = "the old long password";
const fresh = "the new long password";
const account = (name: string) => createAccount(db, auth, { name, email: `${name}@example.org`, password: old, roles: [] });

async function tokenFor(email: string): Promise<string> {
  await askForPassword(db, { email });
  const notices = await claimDue(db, new Date());
  const { text } = await compose(db, site, notices);
  return /reset-password\/([\w-]+)/.exec(text)![1]!;
}

describe("a forgotten password", () => {
  it("is replaced by a link that works once and ends every session", async () => {
    const { email, userId } = await account("ana");
    await signIn(door, { email, password: old }, new Headers());
    const first = await tokenFor(email);
    const second = await tokenFor(email);
    expect(await resetPassword(db, auth, { token: second, password: fresh })).toBe(userId);
    expect(await db.selectFrom("session").where("userId", "=", userId).select("id").execute()).toEqual([]);
    await expect(signIn(door, { email, password: old }, new Headers())).rejects.toMatchObject({ code: "sign-in-failed" });
    await signIn(door, { email, password: fresh }, new Headers());
    for (const token of [first, second, "none"])
      await expect(resetPassword(db, auth, { token, password: "another long password" })).rejects.toMatchObject({ code: "link-unknown" });
  });

  it("is set once where two use the link at the same instant", async () => {
    const { email } = await account("bo");
    const token = await tokenFor(email);
    const results = await Promise.allSettled([1, 2, 3].map((n) => resetPassword(db, auth, { token, password: `${fresh} ${String(n)}` })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("does not work after two hours, and says nothing of addresses without an account", async () => {
    const { email } = await account("cy");
    const token = await tokenFor(email);
    await db
      .updateTable("access_link")
      .set({ expires_at: new Date(Date.now() - 1) })
      .where("used_at", "is", null)
      .execute();
    await expect(resetPassword(db, auth, { token, password: fresh })).rejects.toMatchObject({ code: "link-unknown" });
    await askForPassword(db, { email: "nobody@example.org" });
    expect(await claimDue(db, new Date())).toEqual([]);
  });
});

describe("notices", () => {
  it("are turned off by the signed link of a message and on again by their owner", async () => {
    const dora = await account("dora");
    const link = new URLSearchParams(unsubscribePath(site.secret, dora.email, "mention").split("?")[1]);
    await unsubscribe(db, readUnsubscribe(link, site.secret));
    expect(await noticeChoices(db, dora)).toEqual({ mention: "off" });
    link.set("address", "other@example.org");
    expect(() => readUnsubscribe(link, site.secret)).toThrow("not-found");
    await chooseNotices(db, dora, { mention: "daily" });
    expect(await noticeChoices(db, dora)).toEqual({ mention: "daily" });
  });

  it("are opened by administrators only, and never unseen", async () => {
    const { email } = await account("eve");
    await askForPassword(db, { email });
    const { id } = await db.selectFrom("notice").where("address", "=", email).select("id").executeTakeFirstOrThrow();
    await expect(readMessage(db, await buildActor(db, "R", ["reviewer"]), { id, site })).rejects.toMatchObject({ code: "forbidden" });
    const admin = await buildActor(db, "A", ["administrator"]);
    const { text } = await readMessage(db, admin, { id, site });
    expect(text).toContain("/reset-password/");
    const events = await db.selectFrom("audit_event").where("action", "=", "message.read").select(["actor_id", "subject_id"]).execute();
    expect(events).toEqual([{ actor_id: admin.userId, subject_id: id }]);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });
});
