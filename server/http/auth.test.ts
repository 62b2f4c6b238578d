import pg from "pg";
import { describe, expect, it } from "vitest";
import { isRefusal, type Refusal } from "~/app/domain/refusal.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { changePassword, renamePerson } from "../commands/change-account.js";
import { setPassword, setPasswordSchema } from "../commands/set-password.js";
import { setRoles } from "../commands/set-roles.js";
import { signIn } from "../commands/sign-in.js";
import { signUp, signUpSchema } from "../commands/sign-up.js";
import { createAttempts } from "./attempts.js";
import { createAuth } from "./auth.js";
import { actorOf, requireActor } from "./guard.js";

const { db, pool } = await testDatabaseAndPool();
const auth = createAuth(pool, { baseUrl: "http://localhost:3000", secret: "a secret that is only for tests, 32+" });
const context = { db, auth };
const registration = { ...context, signUps: createAttempts({ limit: 100, windowMs: 60_000 }), address: "192.0.2.1" };
const door = { ...context, signIns: createAttempts({ limit: 10, windowMs: 60_000 }), address: "192.0.2.1" };
const password = "correct horse battery";

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
const request = (cookie?: string, path = "/reviews?x=1") =>
  new Request(`http://localhost:3000${path}`, { headers: cookie ? { cookie } : {} });
const none = new Headers();

describe("an account", () => {
  it("is made once for an e-mail address, in whatever letters, and signs its owner in", async () => {
    const { userId, headers } = await signUp(registration, { name: "Ana Petrovic", email: "ana@example.org", password });
    expect(await actorOf(request(cookieOf(headers)), { ...context })).toEqual({
      userId,
      name: "Ana Petrovic",
      email: "ana@example.org",
      roles: [],
    });
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    await expect(signUp(registration, { name: "Other", email: "Ana@Example.org", password })).rejects.toMatchObject({
      code: "account-exists",
    });
  });

  it("needs a password of ten characters", () => {
    expect(signUpSchema.safeParse({ name: "A", email: "a@example.org", password: "123456789" }).success).toBe(false);
    expect(signUpSchema.safeParse({ name: "A", email: "a@example.org", password: "1234567890" }).success).toBe(true);
  });

  it("keeps no password in the database", async () => {
    const rows = await db.selectFrom("account").select("password").execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(password);
  });
});

describe("many accounts from one address", () => {
  it("make it wait, and no other", async () => {
    const signUps = createAttempts({ limit: 2, windowMs: 60_000 });
    const from = (address: string, name: string) =>
      signUp({ ...context, signUps, address }, { name, email: `${name}@flood.example.org`, password });
    await from("192.0.2.1", "one");
    await expect(from("192.0.2.1", "one")).rejects.toMatchObject({ code: "account-exists" });
    await expect(from("192.0.2.1", "two")).rejects.toMatchObject({ code: "too-many-accounts" });
    await expect(from("192.0.2.2", "two")).resolves.toHaveProperty("userId");
  });
});

describe("a forgotten password", () => {
  it("is set anew by whoever runs the installation; open sessions end", async () => {
    const { userId, headers } = await signUp(registration, { name: "Dora", email: "dora@example.org", password });
    await setPassword(db, auth, setPasswordSchema.parse({ email: "Dora@example.org", password: "another long password" }));
    expect(await actorOf(request(cookieOf(headers)), { ...context })).toBeNull();
    await expect(signIn(door, { email: "dora@example.org", password }, none)).rejects.toMatchObject({ code: "sign-in-failed" });
    const cookie = cookieOf(await signIn(door, { email: "dora@example.org", password: "another long password" }, none));
    expect(await actorOf(request(cookie), { ...context })).toMatchObject({ userId });
    const [event] = await db.selectFrom("audit_event").selectAll().where("action", "=", "account.password-set").execute();
    expect(event).toMatchObject({ subject_id: userId });
    expect(JSON.stringify(event)).not.toContain("another long password");
  });

  it("needs an account", async () => {
    await expect(setPassword(db, auth, { email: "nobody@example.org", password })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("one's own account", () => {
  it("takes a new name, and a new password from whoever knows the old one; only the session that asks goes on", async () => {
    const { userId, headers } = await signUp(registration, { name: "Eve", email: "eve@example.org", password });
    const here = cookieOf(headers);
    const elsewhere = cookieOf(await signIn(door, { email: "eve@example.org", password }, none));
    const eve = (await actorOf(request(here), { ...context }))!;
    await renamePerson(db, eve, { name: "Eva Novak" });
    const change = (oldPassword: string) =>
      changePassword(door, eve, { oldPassword, password: "another long password" }, new Headers({ cookie: here }));
    await expect(change("not the old one")).rejects.toMatchObject({ code: "old-password-wrong" });
    expect(await actorOf(request(elsewhere), { ...context })).toMatchObject({ userId });
    await change(password);
    expect(await actorOf(request(here), { ...context })).toMatchObject({ userId, name: "Eva Novak" });
    expect(await actorOf(request(elsewhere), { ...context })).toBeNull();
    await expect(signIn(door, { email: "eve@example.org", password }, none)).rejects.toMatchObject({ code: "sign-in-failed" });
    const events = await db.selectFrom("audit_event").select(["action", "data"]).where("subject_id", "=", userId).execute();
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(["account.renamed", "account.password-changed"]));
    expect(JSON.stringify(events)).not.toContain("another long password");
  });
});

describe("signing in", () => {
  it("works with the right password, brings the roles of the installation, and ends with signing out", async () => {
    const { userId } = await signUp(registration, { name: "Ben", email: "ben@example.org", password });
    await db.insertInto("platform_role").values({ user_id: userId, role: "reviewer" }).execute();
    const cookie = cookieOf(await signIn(door, { email: "BEN@example.org", password }, none));
    expect(await actorOf(request(cookie), { ...context })).toMatchObject({ userId, roles: ["reviewer"] });
    await auth.api.signOut({ headers: new Headers({ cookie }) });
    expect(await actorOf(request(cookie), { ...context })).toBeNull();
  });

  it("says the same of a wrong password and of an account that is not there", async () => {
    const failed = { code: "sign-in-failed" };
    await expect(signIn(door, { email: "ben@example.org", password: "wrong password" }, none)).rejects.toMatchObject(failed);
    await expect(signIn(door, { email: "nobody@example.org", password }, none)).rejects.toMatchObject(failed);
  });

  it("makes a place wait after ten wrong passwords for an account; the account stays open elsewhere, and other accounts here", async () => {
    await signUp(registration, { name: "Cleo", email: "cleo@example.org", password });
    for (let count = 0; count < 10; count += 1) {
      await expect(signIn(door, { email: "cleo@example.org", password: `wrong ${count}` }, none)).rejects.toMatchObject({
        code: "sign-in-failed",
      });
    }
    await expect(signIn(door, { email: "Cleo@example.org", password }, none)).rejects.toMatchObject({ code: "too-many-attempts" });
    await expect(signIn(door, { email: "ana@example.org", password }, none)).resolves.toBeInstanceOf(Headers);
    const elsewhere = { ...door, address: "192.0.2.2" };
    await expect(signIn(elsewhere, { email: "cleo@example.org", password }, none)).resolves.toBeInstanceOf(Headers);
  });
});

describe("the roles of an account", () => {
  it("are set anew by whoever runs the installation, at once for open sessions", async () => {
    const { headers } = await signUp(registration, { name: "Rolf", email: "rolf@example.org", password });
    const now = async () => (await actorOf(request(cookieOf(headers)), { ...context }))?.roles;
    await setRoles(db, { email: "rolf@example.org", roles: ["administrator", "reviewer"] });
    expect((await now())?.toSorted()).toEqual(["administrator", "reviewer"]);
    await expect(setRoles(db, { email: "rolf@example.org", roles: [] })).rejects.toMatchObject({ code: "last-administrator" });
    await signUp(registration, { name: "Runa", email: "runa@example.org", password });
    await setRoles(db, { email: "runa@example.org", roles: ["administrator"] });
    await setRoles(db, { email: "rolf@example.org", roles: ["reviewer"] });
    expect(await now()).toEqual(["reviewer"]);
    await setRoles(db, { email: "rolf@example.org", roles: [] });
    expect(await now()).toEqual([]);
    await expect(setRoles(db, { email: "nobody@example.org", roles: [] })).rejects.toMatchObject({ code: "not-found" });
    const events = await db.selectFrom("audit_event").where("action", "=", "account.roles-set").select("data").execute();
    expect(events.map(({ data }) => data)).toEqual([
      { roles: ["administrator", "reviewer"] },
      { roles: ["administrator"] },
      { roles: ["reviewer"] },
      { roles: [] },
    ]);
  });
});

describe("a database that is away", () => {
  it("is neither a wrong password nor counted as one", async () => {
    const away = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const signIns = createAttempts({ limit: 1, windowMs: 60_000 });
    const at = { ...door, auth: createAuth(away, { baseUrl: "http://localhost:3000", secret: "x".repeat(32) }), signIns };
    for (const _again of [1, 2]) {
      const told: unknown = await signIn(at, { email: "ana@example.org", password }, none).catch((error: unknown) => error);
      expect(told).toBeInstanceOf(Error);
      expect(isRefusal(told)).toBe(false);
    }
    await away.end();
  });
});

describe("many wrong passwords at once", () => {
  it("are not all tried", async () => {
    const at = { ...door, signIns: createAttempts({ limit: 10, windowMs: 60_000 }) };
    const tries = Array.from({ length: 20 }, (_, count) => signIn(at, { email: "ana@example.org", password: `wrong ${count}` }, none));
    const refused = (await Promise.allSettled(tries)).map((one) => one.status === "rejected" && (one.reason as Refusal).code);
    expect(refused.filter((code) => code === "too-many-attempts")).toHaveLength(10);
  });
});

describe("a page for people who are signed in", () => {
  it.each([
    ["/reviews?x=1", "/reviews?x=1"],
    ["/reviews.data?x=1&_routes=root", "/reviews?x=1"],
    ["/_root.data", "/"],
  ])("sends others from %s to sign in and back to %s", async (path, next) => {
    const thrown: unknown = await requireActor(request(undefined, path), { ...context }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Response);
    const response = thrown as Response;
    expect(response.status).toBe(302);
    expect(new URL(response.headers.get("Location")!, "http://localhost").searchParams.get("next")).toBe(next);
  });

  it("does not take a forged or cut cookie", async () => {
    const cookie = cookieOf(await signIn(door, { email: "ana@example.org", password }, none));
    expect(await actorOf(request(cookie.slice(0, -6)), { ...context })).toBeNull();
    expect(await actorOf(request(cookie.replace(/=\w{4}/, "=aaaa")), { ...context })).toBeNull();
  });
});
