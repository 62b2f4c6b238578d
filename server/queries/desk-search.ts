import type { Kysely } from "kysely";
import MiniSearch from "minisearch";
import type { Actor } from "~/app/domain/access/may.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { inContext, type Passage, passagesOf } from "~/app/domain/desk/passages.js";
import { flattenTree, treeOf } from "~/app/domain/summary/section-trees.js";
import { shortName } from "~/app/domain/summary/stakeholders.js";
import type { Database } from "~/db/database.js";
import { type FiledSubmission, filedOfReview } from "~/db/filings.js";
import { stateOfLists } from "~/db/list-state.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { type DeskReview, headOf } from "./desk.js";
import { perVersion } from "./per-version.js";
import { reviewAtDesk } from "./summary.js";

export interface DeskWanted {
  words: string;
  /** Place of a section in the cycle's tree, as printed; -1 for any. */
  section: number;
  /** Empty strings for any. */
  theme: string;
  person: string;
  recommendation: string;
  filing: string;
}

interface Found extends Passage {
  id: string;
  filingId: string;
}

interface Library {
  signature: string;
  passages: Found[];
  byId: ReadonlyMap<string, Found>;
  index: MiniSearch<Found>;
  /** Ids of the matters that some passage has. */
  themes: string[];
  persons: string[];
}

/** Read once per review and process, again when something was filed, received or declined. */
const libraries = new WeakMap<Kysely<Database>, Map<string, Promise<Library>>>();
const MOST = 200;
const MOST_REVIEWS = 8;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
/** Words between signs; only where none stand between words is the text segmented, which takes five times as long. */
const tokens = (text: string): string[] =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)
    ? [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
    : (text.match(/[\p{L}\p{N}\p{M}]+(?:(?<=\p{N})[.,]\p{N}+)*/gu) ?? []);
/** Without accents, Arabic vowel signs and the article's prefix letters kept, in small letters. */
const fold = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The passages of a review's submissions that answer what is wanted, best first, or in the order of the submissions where no words are. Throws "forbidden" and "not-found". */
export async function searchDesk(db: Kysely<Database>, actor: Actor, reviewId: string, wanted: DeskWanted) {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = await filedOfReview(db, reviewId);
  const { passages, byId, index, themes, persons } = await libraryOf(db, reviewId, filed);
  const sections = flattenTree(treeOf(review.cycle));
  const section = sections[wanted.section];
  const topics = section && new Set(flattenTree([section]).flatMap((one) => one.topics));
  const words = tokens(wanted.words);
  const hits = words.length > 0 ? index.search(wanted.words) : null;
  const candidates = hits ? hits.flatMap(({ id }) => byId.get(id as string) ?? []) : passages;
  const matched = new Map(hits?.map(({ id, terms }) => [id as string, terms]));
  const found = candidates.filter(
    (one) =>
      (!topics || (one.topic !== null && topics.has(one.topic))) &&
      (wanted.theme === "" || one.themes.includes(wanted.theme)) &&
      (wanted.person === "" || one.persons.includes(wanted.person)) &&
      (wanted.recommendation === "" || one.recommendations.includes(wanted.recommendation)) &&
      (wanted.filing === "" || one.filingId === wanted.filing),
  );
  const sources = new Map(
    filed.map((one) => [one.filingId, { filingId: one.filingId, title: one.title, language: one.language, name: shortName(one) }]),
  );
  return {
    review: headOf(review) satisfies DeskReview,
    sections: sections.map(({ code, title, level }) => ({ code, title, level })),
    stakeholders: [...sources.values()],
    themes,
    persons,
    count: found.length,
    found: found.slice(0, MOST).map((one) => ({
      id: one.id,
      block: one.block,
      paragraph: one.paragraph,
      source: sources.get(one.filingId)!,
      context: inContext(one.text, words.length > 0 ? [...words, ...(matched.get(one.id) ?? [])] : []),
    })),
  };
}

/** What each text says, by the lists whose numbers are found in it. */
const passagesPerVersion = perVersion<FiledSubmission, Passage[]>("passages", 1500);
const listsOf = async (db: Kysely<Database>, reviewId: string) => `${reviewId} ${await stateOfLists(db, reviewId)}`;

/** Takes apart beforehand what a search in a review will ask for. */
export async function readPassagesAhead(
  db: Kysely<Database>,
  reviewId: string,
  filed: readonly FiledSubmission[],
  signal: AbortSignal,
): Promise<void> {
  const prepare = async () => {
    const recommendations = await recommendationsOfReview(db, reviewId);
    return (document: StructuredDocument) => passagesOf(document, recommendations);
  };
  await passagesPerVersion.ahead(db, await listsOf(db, reviewId), filed, prepare, signal);
}

async function libraryOf(db: Kysely<Database>, reviewId: string, filed: readonly FiledSubmission[]): Promise<Library> {
  const lists = await listsOf(db, reviewId);
  const signature = JSON.stringify([filed.map(({ versionId }) => versionId), lists]);
  const kept = libraries.get(db) ?? new Map<string, Promise<Library>>();
  libraries.set(db, kept);
  const known = await kept.get(reviewId);
  if (known?.signature === signature) return known;
  const making = makeLibrary(db, reviewId, filed, lists, signature);
  kept.delete(reviewId);
  kept.set(reviewId, making);
  if (kept.size > MOST_REVIEWS) kept.delete(kept.keys().next().value!);
  try {
    return await making;
  } catch (error) {
    kept.delete(reviewId);
    throw error;
  }
}

async function makeLibrary(
  db: Kysely<Database>,
  reviewId: string,
  filed: readonly FiledSubmission[],
  lists: string,
  signature: string,
): Promise<Library> {
  const recommendations = await recommendationsOfReview(db, reviewId);
  const texts = await passagesPerVersion.of(db, lists, filed, (document) => passagesOf(document, recommendations));
  const index = new MiniSearch<Found>({
    fields: ["text"],
    tokenize: tokens,
    processTerm: fold,
    searchOptions: { prefix: (term) => term.length > 2, combineWith: "AND" },
  });
  const passages = filed.flatMap(({ filingId, versionId }) =>
    (texts.get(versionId) ?? []).map((passage): Found => ({ ...passage, id: `${filingId} ${passage.block}`, filingId })),
  );
  await index.addAllAsync(passages, { chunkSize: 200 });
  return {
    signature,
    passages,
    byId: new Map(passages.map((passage) => [passage.id, passage])),
    index,
    themes: [...new Set(passages.flatMap((one) => one.themes))].sort(),
    persons: [...new Set(passages.flatMap((one) => one.persons))].sort(),
  };
}
