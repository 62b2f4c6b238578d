import { Registry } from "prom-client";
import { afterAll, expect, it } from "vitest";
import type * as Y from "yjs";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission } from "../commands/testing-submission.js";
import { createMeters } from "./meters.js";
import { openClient, signIn, startCollab, until } from "./testing.js";

const db = await testDatabase();
const register = new Registry();
const server = await startCollab(db, undefined, createMeters(register));
afterAll(() => server.close());

it("tell rooms, clients, edits, their bytes and time to durable, refusals and reconnects, and no word of a text", async () => {
  const built = await buildSubmission(db);
  const cookie = await signIn(db, built.lead.userId);
  const lea = openClient(server, { cookie, documentId: built.documentId });
  await until(() => lea.provider.synced);
  lea.type(" Unmistakable");
  await until(() => lea.saved() === 2);
  lea.provider.disconnect();
  lea.provider.connect();
  await until(() => lea.provider.synced);
  const reader = openClient(server, { cookie: await signIn(db, built.signatories[1]!.actor.userId), documentId: built.documentId });
  await until(() => reader.provider.synced);
  (reader.doc.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).setAttribute("s_kind", "heading");
  await until(() => reader.closed !== null);
  const values = await register.metrics();
  for (const line of [
    /^caucus_open_documents 1$/m,
    /^caucus_connections [12]$/m,
    /^caucus_updates_total 1$/m,
    /^caucus_update_bytes_total [1-9]/m,
    /^caucus_time_to_durable_seconds_count 1$/m,
    /^caucus_failed_writes_total 0$/m,
    /^caucus_refused_edits_total\{code="4403"\} 1$/m,
    /^caucus_joins_total 3$/m,
    /^caucus_reconnects_total 1$/m,
    /^caucus_bus_connected 1$/m,
    /^caucus_bus_messages_total\{direction="out"\} [1-9]/m,
  ])
    expect(values).toMatch(line);
  expect(values).not.toContain("Unmistakable");
  expect(values).not.toContain(built.documentId);
  lea.destroy();
  reader.destroy();
});
