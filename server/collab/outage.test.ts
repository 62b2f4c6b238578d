import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { Registry } from "prom-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { type OpenDatabase, openDatabase } from "~/db/client.js";
import { migrateToLatest } from "~/db/migrate.js";
import { signalEmbedded } from "~/db/testing-signal.js";
import { ensureGuidelineSets } from "../commands/ensure-guideline-sets.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { healthRoutes } from "../http/health.js";
import { readDocument } from "./log.js";
import { createMeters } from "./meters.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "caucus-outage-"));
chmodSync(folder, 0o755);
const warnings: string[] = [];
const log = { info: () => undefined, warn: (_facts: object, message: string) => warnings.push(message) };
const metrics = new Registry();
let database: OpenDatabase;
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string) => {
  const client = openClient(server, { cookie: await signIn(database.db, userId), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};
const stored = async () => (await readDocument(database.db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");
const storing = ({ controls }: TestClient) => controls.flatMap((control) => (control.type === "storing" ? [control.failing] : []));

beforeAll(async () => {
  database = await openDatabase({ dataFolder: folder }, log);
  await migrateToLatest(database.db);
  await ensureGuidelineSets(database.db);
  server = await startCollab(database.db, undefined, createMeters(metrics));
}, 120_000);
afterAll(async () => {
  await server.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  built = await buildSubmission(database.db);
});
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
});

describe("a database that dies", () => {
  it("is started again; what was written meanwhile is kept, stored, and then seen; its writers are told", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    lea.type(" before");
    await until(() => arno.text().includes("before"));
    signalEmbedded(folder, "SIGKILL");
    lea.type(" meanwhile");
    await until(() => storing(lea).at(-1) === true);
    expect(arno.text()).not.toContain("meanwhile");
    await until(() => arno.text().includes("before meanwhile"), 30_000);
    expect(await stored()).toContain("before meanwhile");
    await until(() => storing(lea).at(-1) === false && lea.saved() === 3);
    expect(warnings.join("\n")).toContain("started again");
    expect(await metrics.getSingleMetricAsString("caucus_failed_writes_total")).toMatch(/caucus_failed_writes_total [1-9]/);
  }, 60_000);
});

describe("a database that hangs", () => {
  it("is not waited for in silence: writers are told, nothing is ready, and all goes on when it answers", async () => {
    metrics.resetMetrics();
    const app = express().use(healthRoutes(database.db));
    const health = createServer(app);
    await new Promise<void>((resolve) => health.listen(0, "127.0.0.1", resolve));
    const ready = async () => (await fetch(`http://127.0.0.1:${String((health.address() as AddressInfo).port)}/ready`)).status;
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    try {
      expect(await ready()).toBe(200);
      signalEmbedded(folder, "SIGSTOP");
      lea.type(" patient");
      expect(await ready()).toBe(503);
      await until(() => storing(lea).at(-1) === true && storing(arno).at(-1) === true, 15_000);
      expect(arno.text()).not.toContain("patient");
      // longer than one statement may take: it is given up and asked again
      await until(
        async () => /caucus_failed_writes_total [1-9]/.test(await metrics.getSingleMetricAsString("caucus_failed_writes_total")),
        30_000,
      );
    } finally {
      signalEmbedded(folder, "SIGCONT");
    }
    await until(() => arno.text().includes("patient"), 20_000);
    await until(() => storing(lea).at(-1) === false && lea.saved() === 2);
    expect((await stored()).split("patient")).toHaveLength(2);
    expect(await ready()).toBe(200);
    health.close();
  }, 90_000);
});
