import { expect, it } from "vitest";
import { testDatabaseAndPool } from "~/db/testing.js";
import { signUp } from "../commands/sign-up.js";
import { createAttempts } from "./attempts.js";
import { createAuth } from "./auth.js";
import { sessionBy } from "./sessions.js";

const { db, pool } = await testDatabaseAndPool();
const auth = createAuth(pool, { baseUrl: "http://localhost:3000", secret: "a secret that is only for tests, 32+" });
const registration = { db, auth, signUps: createAttempts({ limit: 9, windowMs: 60_000 }), address: "192.0.2.1" };
const sessionOf = sessionBy(auth, db);

it("knows the cookie that signing in gave, as better-auth does, and none that was touched", async () => {
  const { userId, headers } = await signUp(registration, { name: "Ana", email: "ana@example.org", password: "correct horse battery" });
  const cookie = headers.getSetCookie()[0]!.split(";")[0]!;
  const asked = (value: string) => sessionOf(new Headers({ cookie: value }));
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  expect(await asked(`theme=dark; ${cookie}; other=1`)).toEqual({ userId, sessionId: session!.session.id });

  const [name, value] = cookie.split("=") as [string, string];
  const [token] = decodeURIComponent(value).split(".");
  for (const forged of ["", `${name}=`, `${name}=${token}`, `${name}=${token}.`, `${name}=${token}.AAAA`, `${name}=%`, `x${cookie}`]) {
    expect(await asked(forged), forged).toBeNull();
  }
  expect(await sessionOf(new Headers())).toBeNull();

  await db.updateTable("session").set({ expiresAt: new Date() }).where("userId", "=", userId).execute();
  expect(await asked(cookie)).toBeNull();
});
