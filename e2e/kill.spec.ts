import { execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openDatabase } from "~/db/client.js";
import type { Fixture } from "~/db/seed/fixture.js";
import { signalEmbedded } from "~/db/testing-signal.js";
import { losses, lossesOf } from "./bench/killing.js";
import { joined } from "./bench/line.js";
import { CAUCUS } from "./bench/target.js";
import { endsOf } from "./bench/text.js";
import { gather, type Scene, typeFor } from "./bench/writing.js";
import { expect, type RunningServer, test } from "./server.js";

/** More of them: CAUCUS_KILLS=50 npx playwright test e2e/kill.spec.ts */
const KILLS = Number(process.env.CAUCUS_KILLS ?? 10);
const DOCUMENTS = 3;
const WRITERS = 4;

/** Documents and signed-in authors, made by the command line beside the running server. */
async function sceneOf({ environment, address }: RunningServer): Promise<Scene> {
  const wanted = ["load-fixture", "--documents", String(DOCUMENTS), "--users", String(WRITERS), "--words", "600"];
  const { stdout } = await promisify(execFile)(process.execPath, ["build/node/cli.js", ...wanted], {
    env: { ...process.env, ...environment },
  });
  const { documents, users } = JSON.parse(stdout) as Fixture;
  const target = { dialect: CAUCUS, port: Number(new URL(address).port) };
  const cookies = users.map(({ cookie }) => cookie);
  const ends = new Map<string, ReturnType<typeof endsOf>>();
  for (const documentId of documents) {
    const doc = new Y.Doc();
    const line = await joined(target, documentId, cookies[0]!, { whole: (update) => Y.applyUpdate(doc, update) });
    line.close();
    ends.set(documentId, endsOf(doc));
  }
  return { target, documents, cookies, ends: (documentId) => ends.get(documentId)! };
}

test(`a server killed ${KILLS} times while people write loses nothing that anybody saw`, async ({ server }) => {
  test.setTimeout(60_000 + KILLS * 30_000);
  const lost = await losses(await sceneOf(server), {
    documents: DOCUMENTS,
    writers: WRITERS,
    rate: 40,
    kills: KILLS,
    between: [0.1, 1.2],
    async kill(round) {
      // in every third round PostgreSQL dies too, sometimes before the server and sometimes after it
      if (round % 6 === 2) signalEmbedded(server.dataFolder, "SIGKILL");
      await server.kill();
      if (round % 6 === 5) signalEmbedded(server.dataFolder, "SIGKILL");
    },
    restart: () => server.restart(),
  });
  test.info().annotations.push({ type: "losses", description: JSON.stringify(lost) });
  console.log(JSON.stringify(lost));
  expect(lost.seen).toBeGreaterThan(KILLS * 10);
  expect(lost.saved).toBeGreaterThan(KILLS * 10);
  expect({ seen: lost.seenAndGone, saved: lost.savedAndGone }).toEqual({ seen: 0, saved: 0 });
});

/** A client that never answers, as a laptop that was closed. */
async function silentClient({ target, documents, cookies }: Scene): Promise<WebSocket> {
  const socket = new WebSocket(target.dialect.address(target.port, documents[0]!), {
    headers: target.dialect.headers(target.port, cookies[0]!),
  });
  await once(socket, "message");
  socket.pause();
  return socket;
}

test("SIGTERM while people write lets nobody in any more, stores what is open, and ends", async ({ server }) => {
  const scene = await sceneOf(server);
  const group = await gather(scene, { documents: DOCUMENTS, writers: WRITERS });
  const state = { ended: false };
  const typing = typeFor(group.writers, 40, Infinity, () => state.ended);
  const silent = await silentClient(scene);
  await expect.poll(() => group.writers.every(({ seen, saved }) => seen > 10 && saved > 10)).toBe(true);
  const status = server.stop().finally(() => (state.ended = true));

  await expect.poll(() => group.closed().length).toBeGreaterThan(0);
  const letIn: string[] = [];
  do {
    await joined(scene.target, scene.documents[0]!, scene.cookies[0]!, {}).then(
      () => letIn.push("one more"),
      () => undefined,
    );
  } while (!state.ended);
  expect(letIn).toEqual([]);
  expect(await status).toBe(0);
  silent.terminate();
  await typing;
  // a code after which browsers come again by themselves
  expect(group.closed()).toEqual(group.writers.map(() => 1012));

  // the folder has been given back, and each text lies whole in its snapshot
  const { db, close } = await openDatabase({ dataFolder: server.dataFolder }, { info: () => undefined, warn: () => undefined });
  const behind = db.selectFrom("document_update as u").innerJoin("document_snapshot as s", "s.document_id", "u.document_id");
  expect(await behind.whereRef("u.seq", ">", "s.seq").select("u.seq").execute()).toEqual([]);
  await close();

  await server.restart();
  const { seenAndGone, savedAndGone } = await lossesOf(scene, group);
  expect({ seenAndGone, savedAndGone }).toEqual({ seenAndGone: 0, savedAndGone: 0 });
});
