import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { ENDORSER_STATES, type EndorserState, sameEndorser, standsFor } from "~/app/domain/submission/endorsers.js";
import type { Database } from "~/db/database.js";
import { endorsersOf } from "~/db/endorsers.js";
import { waitingLinks } from "~/db/signing-links.js";
import { openRoundOf } from "~/db/signoff.js";
import { submissionById } from "~/db/submissions.js";
import { submissionHead, type SubmissionHead } from "./submission-head.js";

const PER_PAGE = 50;

export interface EndorserLine {
  id: string;
  name: string;
  place: string;
  /** For leads only. */
  address: string;
  state: EndorserState;
  /** Endorsed an earlier text, and that one only. */
  outdated: boolean;
  source: string;
  signatory: string;
  function: string;
  answeredAt: string | null;
  /** Has a link that was not used yet. */
  asked: boolean;
}

export interface EndorsersPage extends SubmissionHead {
  lines: EndorserLine[];
  counts: Record<EndorserState, number> & { all: number; outdated: number };
  /** Who would be asked now: those with an address who have not answered. */
  askable: number;
  filter: { state: EndorserState | null; query: string };
  page: number;
  pages: number;
  found: number;
  may: { change: boolean; ask: boolean };
}

/** The endorsers of a submission by name, fifty to a page. Throws "not-found" and "forbidden". */
export async function endorsersPage(
  db: Kysely<Database>,
  actor: Actor,
  submissionId: string,
  search: URLSearchParams,
): Promise<EndorsersPage> {
  const head = await submissionHead(db, actor, submissionId);
  const { subject } = (await submissionById(db, submissionId))!;
  const round = await openRoundOf(db, submissionId);
  const all = await endorsersOf(db, submissionId);
  const linked = new Set(
    round ? (await waitingLinks(db, round.id, "endorsers")).flatMap(({ bears }) => ("endorserId" in bears ? bears.endorserId : [])) : [],
  );
  const outdated = (one: (typeof all)[number]) => round !== null && one.state === "endorsed" && !standsFor(one, round.hash);
  const state = ENDORSER_STATES.find((known) => known === search.get("state")) ?? null;
  const query = (search.get("q") ?? "").trim().slice(0, 200);
  const wanted = sameEndorser(query);
  const found = all.filter(
    (one) => (!state || one.state === state) && (!wanted || sameEndorser(`${one.name} ${one.place} ${one.address}`).includes(wanted)),
  );
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, Number.parseInt(search.get("page") ?? "1", 10) || 1), pages);
  const rights = { change: may(actor, "submission.endorsers", subject), ask: may(actor, "submission.ask-by-link", subject) };
  return {
    ...head,
    lines: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((one) => ({
      id: one.id,
      name: one.name,
      place: one.place,
      address: rights.change ? one.address : "",
      state: one.state,
      outdated: outdated(one),
      source: one.source,
      signatory: one.signatory,
      function: one.function,
      answeredAt: one.answeredAt?.toISOString() ?? null,
      asked: linked.has(one.id),
    })),
    counts: {
      ...(Object.fromEntries(ENDORSER_STATES.map((known) => [known, all.filter((one) => one.state === known).length])) as Record<
        EndorserState,
        number
      >),
      all: all.length,
      outdated: all.filter(outdated).length,
    },
    askable: all.filter((one) => one.address !== "" && (one.state === "waiting" || outdated(one))).length,
    filter: { state, query },
    page,
    pages,
    found: found.length,
    may: rights,
  };
}
