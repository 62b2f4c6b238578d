import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as Y from "yjs";
import type { Fixture } from "~/db/seed/fixture.js";
import { signalEmbedded } from "~/db/testing-signal.js";
import { losses } from "./bench/killing.js";
import { joined } from "./bench/line.js";
import { CAUCUS } from "./bench/target.js";
import { endsOf } from "./bench/text.js";
import { expect, type RunningServer, test } from "./server.js";

/** More of them: CAUCUS_KILLS=50 npx playwright test e2e/kill.spec.ts */
const KILLS = Number(process.env.CAUCUS_KILLS ?? 10);
const DOCUMENTS = 3;
const WRITERS = 4;

/** Documents and signed-in authors, made by the command line beside the running server. */
async function fixture({ environment }: RunningServer): Promise<Fixture> {
  const wanted = ["load-fixture", "--documents", String(DOCUMENTS), "--users", String(WRITERS), "--words", "600"];
  const { stdout } = await promisify(execFile)(process.execPath, ["build/node/cli.js", ...wanted], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout) as Fixture;
}

test(`a server killed ${KILLS} times while people write loses nothing that anybody saw`, async ({ server }) => {
  test.setTimeout(60_000 + KILLS * 30_000);
  const { documents, users } = await fixture(server);
  const cookies = users.map(({ cookie }) => cookie);
  const address = { dialect: CAUCUS, port: Number(new URL(server.address).port) };
  const ends = new Map<string, ReturnType<typeof endsOf>>();
  for (const documentId of documents) {
    const doc = new Y.Doc();
    const line = await joined(address, documentId, cookies[0]!, { whole: (update) => Y.applyUpdate(doc, update) });
    line.close();
    ends.set(documentId, endsOf(doc));
  }
  const lost = await losses(
    { target: address, documents, cookies, ends: (documentId) => ends.get(documentId)! },
    {
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
    },
  );
  test.info().annotations.push({ type: "losses", description: JSON.stringify(lost) });
  console.log(JSON.stringify(lost));
  expect(lost.seen).toBeGreaterThan(KILLS * 10);
  expect(lost.saved).toBeGreaterThan(KILLS * 10);
  expect({ seen: lost.seenAndGone, saved: lost.savedAndGone }).toEqual({ seen: 0, saved: 0 });
});
